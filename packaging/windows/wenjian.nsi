; The installer of one user: no administrator is asked, and nothing is written outside the user's own folders.
; makensis -DVERSION=0.1.0 -DFILES=folder -DOUT=file wenjian.nsi
Target amd64-unicode
Unicode true
SetCompressor /SOLID lzma
!include MUI2.nsh
!include LogicLib.nsh
!include FileFunc.nsh

Name "Wenjian"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Wenjian"
InstallDirRegKey HKCU "Software\Wenjian" "Folder"
RequestExecutionLevel user
BrandingText "Wenjian ${VERSION}"
ManifestDPIAware true
VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=0 "ProductName" "Wenjian"
VIAddVersionKey /LANG=0 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=0 "FileDescription" "Wenjian"
VIAddVersionKey /LANG=0 "LegalCopyright" "The Wenjian developers"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_RUN "$INSTDIR\wenjian.exe"
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
LangString OPEN_HERE ${LANG_ENGLISH} "Open in Wenjian"
LangString OPEN_HERE ${LANG_SIMPCHINESE} "用文鉴打开"
LangString SESSION_KIND ${LANG_ENGLISH} "Wenjian session"
LangString SESSION_KIND ${LANG_SIMPCHINESE} "文鉴会话"
LangString IN_USE ${LANG_ENGLISH} "Wenjian is running. Close its window first."
LangString IN_USE ${LANG_SIMPCHINESE} "文鉴正在运行，请先关闭它的窗口。"
LangString PROGRAM ${LANG_ENGLISH} "Wenjian"
LangString PROGRAM ${LANG_SIMPCHINESE} "文鉴"

!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Wenjian"
!define SESSION "Software\Classes\Wenjian.Session"
!define APPLICATION "Software\Classes\Applications\wenjian.exe"

; A program that runs cannot be written to.
!macro CLOSED_FIRST
  ${If} ${FileExists} "$INSTDIR\wenjian.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\wenjian.exe" a
    ${If} ${Errors}
      MessageBox MB_ICONEXCLAMATION "$(IN_USE)" /SD IDOK
      Abort
    ${EndIf}
    FileClose $0
  ${EndIf}
!macroend

Section
  !insertmacro CLOSED_FIRST
  SetOutPath "$INSTDIR"
  File /r "${FILES}\*.*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\$(PROGRAM).lnk" "$INSTDIR\wenjian.exe"
  WriteRegStr HKCU "Software\Wenjian" "Folder" "$INSTDIR"
  WriteRegStr HKCU "Software\Wenjian" "Shortcut" "$SMPROGRAMS\$(PROGRAM).lnk"

  ; Offered by "Open with" for these, and the default of none.
  WriteRegStr HKCU "${APPLICATION}" "FriendlyAppName" "$(PROGRAM)"
  WriteRegStr HKCU "${APPLICATION}\shell\open\command" "" '"$INSTDIR\wenjian.exe" "%1"'
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" ".md" ""
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" ".markdown" ""
  WriteRegStr HKCU "${APPLICATION}\SupportedTypes" ".txt" ""
  ; Sessions are the program's own.
  WriteRegStr HKCU "${SESSION}" "" "$(SESSION_KIND)"
  WriteRegStr HKCU "${SESSION}\DefaultIcon" "" "$INSTDIR\wenjian.exe,0"
  WriteRegStr HKCU "${SESSION}\shell\open\command" "" '"$INSTDIR\wenjian.exe" "%1"'
  WriteRegStr HKCU "Software\Classes\.wenjian" "" "Wenjian.Session"
  ; On folders, and on the empty ground of one.
  WriteRegStr HKCU "Software\Classes\Directory\shell\Wenjian" "" "$(OPEN_HERE)"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Wenjian" "Icon" "$INSTDIR\wenjian.exe"
  WriteRegStr HKCU "Software\Classes\Directory\shell\Wenjian\command" "" '"$INSTDIR\wenjian.exe" "%V"'
  WriteRegStr HKCU "Software\Classes\Directory\Background\shell\Wenjian" "" "$(OPEN_HERE)"
  WriteRegStr HKCU "Software\Classes\Directory\Background\shell\Wenjian" "Icon" "$INSTDIR\wenjian.exe"
  WriteRegStr HKCU "Software\Classes\Directory\Background\shell\Wenjian\command" "" '"$INSTDIR\wenjian.exe" "%V"'

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "$(PROGRAM)"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\wenjian.exe"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "The Wenjian developers"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"
  ; The Explorer learns of the new kind of file: SHCNE_ASSOCCHANGED.
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

; Settings and a lexicon of the user's own are the user's, and stay.
Section Uninstall
  !insertmacro CLOSED_FIRST
  ReadRegStr $0 HKCU "Software\Wenjian" "Shortcut"
  ${If} $0 != ""
    Delete "$0"
  ${EndIf}
  Delete "$INSTDIR\wenjian.exe"
  Delete "$INSTDIR\wenjian.com"
  Delete "$INSTDIR\README.md"
  Delete "$INSTDIR\CHANGELOG.md"
  RMDir /r "$INSTDIR\licences"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  RMDir /r "$LOCALAPPDATA\wenjian\cache"
  RMDir "$LOCALAPPDATA\wenjian"
  DeleteRegKey HKCU "${APPLICATION}"
  DeleteRegKey HKCU "${SESSION}"
  DeleteRegKey HKCU "Software\Classes\.wenjian"
  DeleteRegKey HKCU "Software\Classes\Directory\shell\Wenjian"
  DeleteRegKey HKCU "Software\Classes\Directory\Background\shell\Wenjian"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Wenjian"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
