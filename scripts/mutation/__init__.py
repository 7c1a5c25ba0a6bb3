"""The modules of `scripts/mutate.py`: would a test notice if this line were wrong?"""
