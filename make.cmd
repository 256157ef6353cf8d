@echo off
rem The Windows equivalents of the Makefile: make run, make test, make demo.
setlocal
set "PYTHONUTF8=1"
if not exist .venv\Scripts\python.exe (
    py -3 -m venv .venv || python -m venv .venv || (
        echo Python 3.11 or newer is needed: install it, then run this command again.
        exit /b 1
    )
)
if not exist .venv\.installed (
    .venv\Scripts\python -m pip install --quiet --disable-pip-version-check --editable ".[dev]" || exit /b 1
    type nul > .venv\.installed
)
if "%1"=="" goto run
if "%1"=="run" goto run
if "%1"=="test" goto test
if "%1"=="demo" goto demo
echo Use: make run, make test or make demo
exit /b 2

:run
.venv\Scripts\python main.py
exit /b %ERRORLEVEL%

:test
set "QT_QPA_PLATFORM=offscreen"
.venv\Scripts\python -m pytest -n 2 --dist loadfile
exit /b %ERRORLEVEL%

:demo
.venv\Scripts\python tools\demo.py build\demo
exit /b %ERRORLEVEL%
