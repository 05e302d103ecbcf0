# Fuzzers: tests/fuzz/NAME_fuzz.c with the folder it is about and the folders below. With ZUHYO_FUZZ
# (preset fuzz, clang) they are libFuzzer programs; else they replay what was found, as tests.
set(FUZZ_FOLDERS encodings table csv table cells table json table values value expressions calc
    formats format transforms transforms icons marks chart render)

if(ZUHYO_FUZZ)
  add_custom_target(fuzzers)
endif()
file(GLOB fuzz_files CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/*_fuzz.c)
foreach(file IN LISTS fuzz_files)
  get_filename_component(name ${file} NAME_WE)
  string(REPLACE "_fuzz" "" subject ${name})
  list(FIND FUZZ_FOLDERS ${subject} at)
  math(EXPR at "${at} + 1")
  list(GET FUZZ_FOLDERS ${at} folder)
  zy_objects_up_to(${folder} objects)
  if(ZUHYO_FUZZ)
    add_executable(${name} EXCLUDE_FROM_ALL ${file} ${objects})
    target_link_options(${name} PRIVATE -fsanitize=fuzzer)
    add_dependencies(fuzzers ${name})
  else()
    add_executable(${name} ${file} ${CMAKE_CURRENT_LIST_DIR}/replay.c ${objects})
    file(GLOB found CONFIGURE_DEPENDS ${CMAKE_CURRENT_LIST_DIR}/found/${subject}/*)
    add_test(NAME fuzz/${subject} COMMAND ${name} ${found})
    set_tests_properties(fuzz/${subject} PROPERTIES ENVIRONMENT
      LSAN_OPTIONS=suppressions=${CMAKE_CURRENT_SOURCE_DIR}/lsan.supp:print_suppressions=0)
  endif()
  target_link_libraries(${name} PRIVATE zy_flags)
endforeach()
