@echo off
rem Klik ganda berkas ini untuk mengisi laporan di folder ini lewat peramban.
title LKjIP - biarkan layar ini terbuka selama bekerja
cd /d "%USERPROFILE%"
where lkjip >nul 2>nul
if errorlevel 1 goto python
lkjip open "%~dp0."
if errorlevel 1 pause
goto :eof
:python
rem Yang membuat folder ini, bila masih di komputer ini.
set "program=@PYTHON@"
if not exist "%program%" goto peluncur
"%program%" -m lkjip_docgen open "%~dp0."
if errorlevel 1 pause
goto :eof
:peluncur
where py >nul 2>nul
if errorlevel 1 goto belum
py -m lkjip_docgen open "%~dp0."
if errorlevel 1 pause
goto :eof
:belum
echo Program LKjIP Docgen belum terpasang di komputer ini.
echo Minta bantuan petugas TI, atau lihat panduan pemasangan.
pause
