# One program per file of benchmarks/; what they share stands in benchmarks/support/.

find_package(benchmark REQUIRED CONFIG)
file(GLOB benchmark_support CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/benchmarks/support/*.cpp")
file(GLOB benchmark_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/benchmarks/*.cpp")
add_custom_target(caremarket_benchmarks)
foreach(source IN LISTS benchmark_sources)
    get_filename_component(name "${source}" NAME_WE)
    add_executable(bench_${name} "${source}" ${benchmark_support})
    target_compile_definitions(bench_${name} PRIVATE CAREMARKET_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    target_link_libraries(bench_${name} PRIVATE caremarket_engine benchmark::benchmark_main benchmark::benchmark)
    add_dependencies(caremarket_benchmarks bench_${name})
endforeach()
