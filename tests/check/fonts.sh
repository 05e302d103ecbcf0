# Sourced with $zuhyo set: what real fonts measure is checked, so they must be here.
if ! "$zuhyo" fonts 2>/dev/null | grep -q noto; then
    echo "skipped: the fonts are not installed"
    exit 77
fi
