# Flags shared by everything that is compiled here, carried by the interface target caremarket_flags.
# Results are promised to the bit, so nothing may contract or reorder floating point.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
# Nothing is exported but what the bindings ask for: calls within the engine are direct, and may be in line.
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_SKIP_RPATH ON)

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()
set(CMAKE_CXX_FLAGS_RELWITHDEBINFO "-O3 -g1 -DNDEBUG")
set(CMAKE_CXX_FLAGS_DEBUG "-O1 -g")

add_library(caremarket_flags INTERFACE)
target_compile_options(caremarket_flags INTERFACE -ffp-contract=off -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
target_compile_definitions(caremarket_flags INTERFACE EIGEN_DONT_VECTORIZE CAREMARKET_CHECKS=$<BOOL:${CAREMARKET_CHECKS}>)
target_include_directories(caremarket_flags INTERFACE "${PROJECT_SOURCE_DIR}")
# Only the compiler that the project is developed with: another one's new warning must not stop a user's build.
if(CAREMARKET_WERROR AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION MATCHES "^12\\.")
    target_compile_options(caremarket_flags INTERFACE -Werror)
endif()
if(CAREMARKET_MARCH)
    target_compile_options(caremarket_flags INTERFACE "-march=${CAREMARKET_MARCH}")
endif()
if(CAREMARKET_SANITIZE)
    set(sanitize "-fsanitize=${CAREMARKET_SANITIZE}" -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(caremarket_flags INTERFACE ${sanitize})
    target_link_options(caremarket_flags INTERFACE ${sanitize})
endif()

# Compiles the sources of a target folder by folder, so that headers are read once per folder.
function(caremarket_unity_by_folder target)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        get_filename_component(folder "${source}" DIRECTORY)
        file(RELATIVE_PATH folder "${PROJECT_SOURCE_DIR}" "${folder}")
        string(REPLACE "/" "_" group "${folder}")
        set_source_files_properties("${source}" PROPERTIES UNITY_GROUP "${group}")
    endforeach()
endfunction()
