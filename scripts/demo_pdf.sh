#!/bin/sh
# Puts a PDF copy beside a .docx, where LibreOffice is installed, and says where it is.
set -eu

docx=$1

soffice=''
for candidate in soffice libreoffice /Applications/LibreOffice.app/Contents/MacOS/soffice; do
    if command -v "$candidate" >/dev/null 2>&1; then
        soffice=$candidate
        break
    fi
done
if [ -z "$soffice" ]; then
    echo 'Salinan PDF tidak dibuat karena LibreOffice tidak terpasang.'
    exit 0
fi

# A profile of its own: an open LibreOffice window would otherwise swallow the job.
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
pdf=${docx%.docx}.pdf
rm -f "$pdf"
if "$soffice" "-env:UserInstallation=file://$profile" --headless --convert-to pdf \
    --outdir "$(dirname "$docx")" "$docx" >/dev/null 2>&1 && [ -s "$pdf" ]; then
    echo "Salinan PDF: $pdf"
else
    echo "LibreOffice tidak dapat mengubah $docx menjadi PDF." >&2
    exit 1
fi
