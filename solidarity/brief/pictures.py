def single(slide, form):
    return b""
