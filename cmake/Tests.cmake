# One GoogleTest binary for everything written in C++.

find_package(GTest REQUIRED)
file(GLOB_RECURSE test_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/engine/*.cpp")
foreach(kind laws statistics reference golden support)
    file(GLOB found CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/${kind}/*.cpp")
    list(APPEND test_sources ${found})
endforeach()
if(test_sources)
    add_executable(caremarket_tests ${test_sources})
    target_compile_definitions(caremarket_tests PRIVATE CAREMARKET_VERSION="${PROJECT_VERSION}"
        CAREMARKET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(caremarket_tests PRIVATE caremarket_engine GTest::gtest GTest::gtest_main)
    if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
        # It sees uninitialised alternatives of a std::variant that is moved while a document is built.
        target_compile_options(caremarket_tests PRIVATE -Wno-maybe-uninitialized)
    endif()
    caremarket_unity_by_folder(caremarket_tests)
else()
    add_custom_target(caremarket_tests)
endif()
