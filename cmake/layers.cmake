# Each folder of src/ is an object library zy_<folder>, in the order of src/LAYERS. A folder whose
# name is listed in FAMILIES is a family: a member is a file (or a folder with a file of its name)
# that defines one constant, and the list of the constants is written here, so that a new member is a
# new file and nothing else.
#
#   marks zy_mark   ->   src/marks/bar.c defines zy_mark_bar; extern const zy_mark *const zy_marks[];
set(FAMILIES transforms zy_transform marks zy_mark composites zy_composite out zy_writer)

function(zy_family folder type files out)
  set(list "/* Made by cmake/layers.cmake from the files in src/${folder}. */\n")
  string(APPEND list "#include \"${folder}/${folder}.h\"\n\n")
  set(rows "")
  foreach(file IN LISTS files)
    get_filename_component(name ${file} NAME_WE)
    file(STRINGS ${file} defines REGEX "^const ${type} ${type}_${name} = ")
    if(defines)
      string(APPEND list "extern const ${type} ${type}_${name};\n")
      string(APPEND rows "    &${type}_${name},\n")
    endif()
  endforeach()
  string(APPEND list "\nconst ${type} *const ${type}s[] = {\n${rows}    NULL,\n};\n")
  file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/${folder}_list.c CONTENT "${list}" @ONLY)
  set(${out} ${CMAKE_BINARY_DIR}/${folder}_list.c PARENT_SCOPE)
endfunction()

# Defines the libraries. ZY_LAYERS is the list of folders that have files, low to high.
macro(zy_layers)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/LAYERS)
  file(STRINGS ${CMAKE_SOURCE_DIR}/src/LAYERS layer_names REGEX "^[a-z]+$")
  set(ZY_LAYERS "")
  foreach(layer IN LISTS layer_names)
    file(GLOB layer_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${layer}/*.c
         ${CMAKE_SOURCE_DIR}/src/${layer}/*/*.c)
    if(layer_files AND NOT layer STREQUAL "cli")
      list(FIND FAMILIES ${layer} family_at)
      set(layer_list "")
      if(NOT family_at EQUAL -1)
        math(EXPR family_at "${family_at} + 1")
        list(GET FAMILIES ${family_at} family_type)
        zy_family(${layer} ${family_type} "${layer_files}" layer_list)
      endif()
      if(layer STREQUAL "chart")
        zy_themes(layer_list)
      endif()
      add_library(zy_${layer} OBJECT ${layer_files} ${layer_list})
      target_link_libraries(zy_${layer} PUBLIC zy_flags)
      list(APPEND ZY_LAYERS ${layer})
    endif()
  endforeach()
endmacro()

# All objects of the folders up to and including `last`.
function(zy_objects_up_to last out)
  set(objects "")
  foreach(layer IN LISTS ZY_LAYERS)
    list(APPEND objects $<TARGET_OBJECTS:zy_${layer}>)
    if(layer STREQUAL last)
      break()
    endif()
  endforeach()
  set(${out} ${objects} PARENT_SCOPE)
endfunction()

# The built-in themes, src/chart/themes/NAME.yaml, as constants in one C file, written by a program of
# the build (cmake/themes.c).
function(zy_themes out)
  file(GLOB files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/chart/themes/*.yaml)
  zy_objects_up_to(value objects)
  add_executable(zy_themes ${CMAKE_SOURCE_DIR}/cmake/themes.c ${objects})
  target_link_libraries(zy_themes PRIVATE zy_flags)
  add_custom_command(OUTPUT ${CMAKE_BINARY_DIR}/themes.c
                     COMMAND zy_themes ${CMAKE_BINARY_DIR}/themes.c ${files}
                     DEPENDS zy_themes ${files} VERBATIM)
  set(${out} ${CMAKE_BINARY_DIR}/themes.c PARENT_SCOPE)
endfunction()
