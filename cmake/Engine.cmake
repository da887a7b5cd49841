# The static library caremarket_engine: every source of engine/<module>/.

find_package(Threads REQUIRED)
find_package(HDF5 REQUIRED COMPONENTS C HL)
find_package(Boost REQUIRED CONFIG)
find_package(Eigen3 REQUIRED CONFIG)
find_package(nlohmann_json REQUIRED CONFIG)
find_path(RANDOM123_INCLUDE_DIR Random123/philox.h REQUIRED)

file(GLOB engine_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/engine/*/*.cpp")
add_library(caremarket_engine STATIC ${engine_sources})
target_compile_definitions(caremarket_engine PRIVATE CAREMARKET_VERSION="${PROJECT_VERSION}")
target_include_directories(caremarket_engine SYSTEM PUBLIC "${RANDOM123_INCLUDE_DIR}")
target_link_libraries(caremarket_engine
    PUBLIC caremarket_flags Boost::headers Eigen3::Eigen nlohmann_json::nlohmann_json Threads::Threads
           hdf5::hdf5 hdf5::hdf5_hl)
if(CAREMARKET_UNITY)
    caremarket_unity_by_folder(caremarket_engine)
endif()
