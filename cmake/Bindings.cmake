# The Python module caremarket._core, and what the installed package carries besides Python files.
# pybind11 comes from the virtual environment: Debian's own is too old and would be found first.

if(NOT SKBUILD AND NOT Python_EXECUTABLE AND EXISTS "${PROJECT_SOURCE_DIR}/.venv/bin/python")
    set(Python_EXECUTABLE "${PROJECT_SOURCE_DIR}/.venv/bin/python" CACHE FILEPATH "")
endif()
set(PYBIND11_FINDPYTHON ON)
find_package(Python 3.11 REQUIRED COMPONENTS Interpreter Development.Module)
execute_process(COMMAND "${Python_EXECUTABLE}" -c "import pybind11; print(pybind11.get_cmake_dir())"
    OUTPUT_VARIABLE pybind11_cmake_dir OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE pybind11_missing)
if(pybind11_missing)
    message(FATAL_ERROR "pybind11 is not in ${Python_EXECUTABLE}: run ./caremarket once, or set CAREMARKET_BINDINGS=OFF")
endif()
find_package(pybind11 3 REQUIRED CONFIG PATHS "${pybind11_cmake_dir}" NO_DEFAULT_PATH)

file(GLOB binding_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bindings/src/*.cpp")
if(binding_sources)
    pybind11_add_module(_core MODULE NO_EXTRAS ${binding_sources})
    target_compile_definitions(_core PRIVATE CAREMARKET_VERSION="${PROJECT_VERSION}")
    target_link_libraries(_core PRIVATE caremarket_engine)
    install(TARGETS _core DESTINATION caremarket COMPONENT python)
else()
    add_custom_target(_core)
endif()
# The page on the model tells the report what is not simulated.
install(FILES "${PROJECT_SOURCE_DIR}/docs/model.md" DESTINATION caremarket/docs COMPONENT python)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/scenarios" DESTINATION caremarket COMPONENT python
    PATTERN "__pycache__" EXCLUDE)
