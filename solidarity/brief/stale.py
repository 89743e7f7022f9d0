"""What has changed in the atlas since a slide was pinned."""

from solidarity.brief.slide import Slide
from solidarity.catalog import Catalog


def since_pinned(slide: Slide, catalog: Catalog) -> str:
    """A sentence where a slide shows what the atlas no longer holds, or holds in a newer release;
    else nothing. The slide itself stays as it was pinned.
    """
    gone = [key for key in slide.indicators if key not in catalog.indicators]
    if gone:
        return (
            f"The atlas no longer holds {', '.join(f'“{key}”' for key in gone)}: the figures are"
            f" those of {slide.pinned}, and the link leads to no such view."
        )
    sources = {catalog.indicators[key].source for key in slide.indicators} & catalog.sources.keys()
    newer = [
        f"{catalog.sources[key].title}, {catalog.sources[key].release}"
        for key in sorted(sources)
        if catalog.sources[key].release not in slide.source
    ]
    if newer:
        return (
            f"Pinned on {slide.pinned} from an older release; the atlas now holds"
            f" {'; '.join(newer)}. Pin it again for the newer figures."
        )
    return ""
