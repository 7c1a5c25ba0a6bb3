#!/bin/sh
# Klik ganda berkas ini untuk mengisi laporan di folder ini lewat peramban.
# Biarkan layar ini terbuka selama bekerja.
folder=$(cd "$(dirname "$0")" && pwd)
cd "$HOME" || exit 1
if command -v lkjip >/dev/null 2>&1; then
    exec lkjip open "$folder"
fi
# Yang membuat folder ini, bila masih di komputer ini.
program=@PYTHON@
if [ -x "$program" ]; then
    exec "$program" -m lkjip_docgen open "$folder"
fi
if python3 -c 'import lkjip_docgen' >/dev/null 2>&1; then
    exec python3 -m lkjip_docgen open "$folder"
fi
echo 'Program LKjIP Docgen belum terpasang di komputer ini.'
echo 'Minta bantuan petugas TI, atau lihat panduan pemasangan.'
