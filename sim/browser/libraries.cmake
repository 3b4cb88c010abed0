# What stands in for find_package where Emscripten compiles. The libraries that core to text need are headers alone, but
# they lie beside those of the C library of this machine: a folder of links shows the compiler these and no others.
set(headers ${PROJECT_BINARY_DIR}/headers)
file(MAKE_DIRECTORY ${headers})
foreach(library boost Random123 utf8 utf8.h fmt nlohmann toml++ gtest gmock)
    file(CREATE_LINK /usr/include/${library} ${headers}/${library} SYMBOLIC)
endforeach()

set(CMAKE_POSITION_INDEPENDENT_CODE OFF)  # a program that no other loads needs none, and it is slower

# Debian 12 has Emscripten 3.1.6, whose C++ library lacks a few headers of C++20; ours come first and say what.
target_include_directories(qianxian_options SYSTEM INTERFACE ${PROJECT_SOURCE_DIR}/sim/browser/include ${headers})
target_compile_options(qianxian_options INTERFACE -fexceptions)  # a user's mistake is an exception
target_link_options(qianxian_options INTERFACE -fexceptions -sALLOW_MEMORY_GROWTH -sEXIT_RUNTIME)

foreach(library Boost::headers utf8cpp fmt::fmt nlohmann_json::nlohmann_json)
    add_library(${library} INTERFACE IMPORTED GLOBAL)
endforeach()
target_compile_definitions(fmt::fmt INTERFACE FMT_HEADER_ONLY)

if(QIANXIAN_TESTS)
    # compiled from Debian's sources: its archives are for this machine
    set(CMAKE_POLICY_DEFAULT_CMP0077 NEW)  # its options heed the variables below
    set(gtest_disable_pthreads ON)
    set(INSTALL_GTEST OFF)
    add_subdirectory(/usr/src/googletest ${PROJECT_BINARY_DIR}/googletest EXCLUDE_FROM_ALL SYSTEM)
    foreach(library gtest gtest_main gmock gmock_main)
        target_compile_options(${library} PRIVATE -fexceptions)
    endforeach()
    # tests read their files from the root of the tree, and their program without `fetch`, which node has for addresses alone
    target_link_options(qianxian_options INTERFACE -sNODERAWFS -sWASM_ASYNC_COMPILATION=0)
endif()
