# The scene checker and what it is run over. ctest -R scene_check
zy_objects_up_to(scene objects)
file(GLOB check_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*.c)
add_executable(scene_check ${check_files} ${objects})
target_link_libraries(scene_check PRIVATE zy_flags)

file(GLOB generate_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/generate/*.c)
add_executable(scene_generate ${generate_files})
target_link_libraries(scene_generate PRIVATE zy_flags)

foreach(name finds repo generated)
  add_test(NAME scene_check_${name} COMMAND ${CMAKE_CURRENT_LIST_DIR}/${name}.sh
           $<TARGET_FILE:zuhyo> $<TARGET_FILE:scene_check> ${CMAKE_SOURCE_DIR}
           $<TARGET_FILE:scene_generate>)
  set_tests_properties(scene_check_${name} PROPERTIES SKIP_RETURN_CODE 77 ENVIRONMENT
    LSAN_OPTIONS=suppressions=${TESTS}/lsan.supp:print_suppressions=0)
endforeach()
