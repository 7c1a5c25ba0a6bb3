#!/bin/sh
# Installs the system libraries that make the whole of LKjIP Docgen usable: LibreOffice
# (looks at the .docx), poppler (reads PDF pages), the Liberation fonts, Pango and the
# Indonesian dictionary.  With names of packages, installs those alone: Chromium, by which
# tests try `lkjip open`, is asked for by itself, for where it cannot be had the rest can.
#
# Installs only on Debian and Ubuntu, as root or with a sudo that asks nothing, and only
# what is missing.  Elsewhere says in one line what to install.  Never fails: `lkjip build`
# needs none of these for a .docx.
set -u

usual='libreoffice-writer libreoffice-calc libreoffice-math poppler-utils fonts-liberation
hunspell-id libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0'
packages=${*:-$usual}

# Debian's own python3 cannot make a virtual environment without this one.
if ! "${PYTHON:-python3}" -c 'import ensurepip' 2>/dev/null; then
    packages="$packages python3-venv"
fi

missing_on_debian() {
    for package in $packages; do
        status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
        [ "$status" = installed ] || printf '%s ' "$package"
    done
}

advise() {
    echo "Pustaka sistem belum lengkap (boleh diabaikan bila hanya membuat .docx). Pasang dengan: $1"
}

install_on_debian() {
    missing=$(missing_on_debian)
    [ -n "$missing" ] || return 0
    if [ "$(id -u)" -eq 0 ]; then
        as_root=''
    elif sudo -n true 2>/dev/null; then
        as_root='sudo -n'
    else
        advise "sudo apt-get install $missing"
        return 0
    fi
    echo "Memasang pustaka sistem (sekali saja, beberapa menit): $missing"
    # shellcheck disable=SC2086  # words are meant to split
    $as_root apt-get update -qq >/dev/null 2>&1
    # shellcheck disable=SC2086
    $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
        -o DPkg::Lock::Timeout=120 $missing >/dev/null 2>&1 ||
        advise "sudo apt-get install $missing"
}

have_libreoffice() {
    command -v soffice >/dev/null 2>&1 || command -v libreoffice >/dev/null 2>&1 ||
        [ -x /Applications/LibreOffice.app/Contents/MacOS/soffice ]
}

if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
    install_on_debian
elif [ $# -gt 0 ]; then
    exit 0 # what only tests use: they say what they skip
elif ! have_libreoffice || ! command -v pdftoppm >/dev/null 2>&1; then
    case $(uname -s) in
        Darwin) advise 'brew install --cask libreoffice font-liberation && brew install poppler pango' ;;
        MINGW* | MSYS* | CYGWIN*) advise 'winget install TheDocumentFoundation.LibreOffice' ;;
        *) advise 'LibreOffice, poppler-utils, Pango, fon Liberation, dan kamus hunspell-id dari pengelola paket Anda' ;;
    esac
fi
exit 0
