#!/bin/sh
# Says where the report is and, where LibreOffice is installed, puts a PDF copy beside it.
set -eu

docx=$1
echo "Laporan Word : $docx"

soffice=''
for candidate in soffice libreoffice /Applications/LibreOffice.app/Contents/MacOS/soffice; do
    if command -v "$candidate" >/dev/null 2>&1; then
        soffice=$candidate
        break
    fi
done
if [ -z "$soffice" ]; then
    echo 'Salinan PDF  : tidak dibuat karena LibreOffice tidak terpasang'
    exit 0
fi

# A profile of its own: an open LibreOffice window would otherwise swallow the job.
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
"$soffice" "-env:UserInstallation=file://$profile" --headless --convert-to pdf \
    --outdir "$(dirname "$docx")" "$docx" >/dev/null 2>&1
pdf=${docx%.docx}.pdf
[ -s "$pdf" ] || { echo "Salinan PDF  : LibreOffice tidak dapat mengubah $docx" >&2; exit 1; }
echo "Salinan PDF  : $pdf"
