# Tests that are files: one ctest test for each, found when cmake configures.
#
#   tests/charts/AREA/NAME.yaml + .svg      ctest -R charts/AREA/NAME
#   tests/errors/CODE.yaml + .txt           ctest -R errors/
#   tests/stages/NAME.yaml + .STAGE
#   tests/cli/NAME.sh                       exit 0: right, 77: skipped
#
# ZUHYO_ACCEPT=1 ctest -R NAME keeps what is made now.
set(TESTS ${CMAKE_CURRENT_SOURCE_DIR})

function(zy_golden kind)
  foreach(file IN LISTS ARGN)
    file(RELATIVE_PATH name ${TESTS} ${file})
    string(REGEX REPLACE "\\.(yaml|json)$" "" name ${name})
    add_test(NAME ${name} COMMAND ${TESTS}/golden.sh ${kind} $<TARGET_FILE:zuhyo> ${file})
  endforeach()
endfunction()

file(GLOB charts CONFIGURE_DEPENDS ${TESTS}/charts/*/*.yaml ${TESTS}/charts/*/*.json)
file(GLOB errors CONFIGURE_DEPENDS ${TESTS}/errors/*.yaml ${TESTS}/errors/*.json)
file(GLOB error_charts CONFIGURE_DEPENDS ${TESTS}/errors/*/chart.yaml ${TESTS}/errors/*/chart.json)
foreach(chart IN LISTS error_charts)
  get_filename_component(folder ${chart} DIRECTORY)
  list(APPEND errors ${folder})
endforeach()
file(GLOB stages CONFIGURE_DEPENDS ${TESTS}/stages/*.yaml ${TESTS}/stages/*.json)
zy_golden(chart ${charts})
zy_golden(error ${errors})
zy_golden(stages ${stages})

# What libraries lose, in the tests that use them as a whole.
set(LIBRARY_LEAKS LSAN_OPTIONS=suppressions=${TESTS}/lsan.supp:print_suppressions=0)

file(GLOB cli_tests CONFIGURE_DEPENDS ${TESTS}/cli/*_test.sh)
foreach(file IN LISTS cli_tests)
  get_filename_component(name ${file} NAME_WE)
  add_test(NAME cli/${name} COMMAND ${file} $<TARGET_FILE:zuhyo>)
  set_tests_properties(cli/${name} PROPERTIES SKIP_RETURN_CODE 77 ENVIRONMENT ${LIBRARY_LEAKS})
endforeach()

add_test(NAME install COMMAND ${TESTS}/install/install_test.sh ${CMAKE_BINARY_DIR} ${CMAKE_C_COMPILER}
         "${CMAKE_C_FLAGS}")
add_test(NAME japanese COMMAND ${TESTS}/japanese.sh $<TARGET_FILE:zuhyo> ${TESTS})
add_test(NAME variants COMMAND ${TESTS}/variants.sh $<TARGET_FILE:zuhyo> ${TESTS})
set_tests_properties(japanese variants PROPERTIES ENVIRONMENT ${LIBRARY_LEAKS})
# make mutate's own test: what it changes.
find_program(NODE node)
if(NODE)
  add_test(NAME mutations COMMAND ${NODE} ${TESTS}/mutate/mutations_test.mjs)
endif()
add_test(NAME error_words COMMAND ${TESTS}/error_words.sh ${CMAKE_SOURCE_DIR})
add_test(NAME reference COMMAND ${TESTS}/reference.sh $<TARGET_FILE:zuhyo> ${CMAKE_SOURCE_DIR})

add_test(NAME conformance COMMAND ${TESTS}/oracle/run.sh $<TARGET_FILE:zuhyo>)
set_tests_properties(conformance PROPERTIES LABELS conformance SKIP_RETURN_CODE 77 TIMEOUT 1200)
