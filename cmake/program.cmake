# The library libzuhyo (shared: only zuhyo_* is visible; and static), the command zuhyo with our own
# objects inside, and what `make install` installs.
include(GNUInstallDirs)

# The command's folder is no layer of the library.
file(GLOB cli_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/cli/*.c)
set(library_objects "")
foreach(layer IN LISTS ZY_LAYERS)
  list(APPEND library_objects $<TARGET_OBJECTS:zy_${layer}>)
endforeach()

add_library(zy_zuhyo OBJECT src/zuhyo.c)
target_link_libraries(zy_zuhyo PUBLIC zy_flags)
target_compile_definitions(zy_zuhyo PRIVATE ZUHYO_VERSION="${PROJECT_VERSION}")
list(APPEND library_objects $<TARGET_OBJECTS:zy_zuhyo>)

add_library(zuhyo_shared SHARED ${library_objects})
add_library(zuhyo_static STATIC ${library_objects})
add_executable(zuhyo ${cli_files} ${library_objects})
target_compile_definitions(zuhyo PRIVATE ZUHYO_VERSION="${PROJECT_VERSION}")

foreach(target zuhyo_shared zuhyo_static zuhyo)
  target_link_libraries(${target} PRIVATE zy_flags)
  target_link_options(${target} PRIVATE LINKER:--as-needed,-O1)
endforeach()
set_target_properties(zuhyo_shared PROPERTIES
  OUTPUT_NAME zuhyo VERSION ${PROJECT_VERSION} SOVERSION ${PROJECT_VERSION_MAJOR})
set_target_properties(zuhyo_static PROPERTIES OUTPUT_NAME zuhyo)

# Relative, so that the installed folder may be moved (and installed elsewhere by the tests).
file(RELATIVE_PATH ZUHYO_PC_UP /${CMAKE_INSTALL_LIBDIR}/pkgconfig /)
configure_file(cmake/zuhyo.pc.in zuhyo.pc @ONLY)
install(TARGETS zuhyo zuhyo_shared zuhyo_static)
install(FILES src/zuhyo.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(FILES ${CMAKE_BINARY_DIR}/zuhyo.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
install(FILES docs/zuhyo.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
