# The revision of the source tree, for the record in results files: "unknown" outside git. Asked again when HEAD moves.
function(qianxian_git_revision result)
    set(${result} unknown PARENT_SCOPE)
    find_program(GIT git)
    get_filename_component(here ${CMAKE_CURRENT_FUNCTION_LIST_DIR} REALPATH)  # a wheel is built through a link to it
    if(NOT GIT)
        return()
    endif()
    # an unpacked source distribution may lie in somebody else's repository
    execute_process(COMMAND ${GIT} ls-files --error-unmatch git_revision.cmake WORKING_DIRECTORY ${here}
                    RESULT_VARIABLE foreign OUTPUT_QUIET ERROR_QUIET)
    if(foreign)
        return()
    endif()
    execute_process(COMMAND ${GIT} describe --always --dirty --abbrev=12 --exclude=* WORKING_DIRECTORY ${here}
                    OUTPUT_VARIABLE revision RESULT_VARIABLE failed OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    if(failed)
        return()
    endif()
    set(${result} ${revision} PARENT_SCOPE)
    execute_process(COMMAND ${GIT} rev-parse --git-path logs/HEAD WORKING_DIRECTORY ${here} OUTPUT_VARIABLE log
                    OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
    get_filename_component(log ${log} ABSOLUTE BASE_DIR ${here})
    if(EXISTS ${log})
        set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${log})
    endif()
endfunction()
