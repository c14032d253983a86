"""The card: the picture shown where somebody shares a page. One for the whole site, without names or photographs."""

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont

from .memory import remembered

PATH = "assets/card.png"
SIZE = (1200, 630)  # what those who show such pictures ask for
PAPER, INK, ACCENT = "#fdfcf8", "#22201c", "#0f5561"
LEFT = 96
FINER = 8  # a mark is drawn so many times larger, so that its edges are smooth


@remembered
def card(title: str, line: str) -> bytes:
    """Return the card as a PNG; its typeface is the one that Pillow brings, so that nothing is fetched."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=ACCENT)
    draw.text((LEFT, 150), title, fill=INK, font=ImageFont.load_default(84))
    draw.multiline_text((LEFT, 290), textwrap.fill(line, 44), fill=INK, font=ImageFont.load_default(42), spacing=18)
    draw.line((LEFT, 540, LEFT + 160, 540), fill=ACCENT, width=6)
    return png(image)


def mark(side: int) -> bytes:
    """Return the site's mark as a PNG, as scripts/assets/icon.svg draws it on a square of 32."""
    image = Image.new("RGB", (side * FINER, side * FINER), PAPER)
    draw, unit = ImageDraw.Draw(image), side * FINER / 32

    def scaled(*numbers: float) -> tuple[float, ...]:
        return tuple(number * unit for number in numbers)

    draw.rounded_rectangle(scaled(0, 0, 32, 32), 6 * unit, fill=ACCENT)
    draw.pieslice(scaled(7.75, 7, 19.25, 18.5), 90, 270, fill=PAPER)
    for box in ((13.4, 7, 24, 9.2), (13.4, 7, 16.7, 18.5), (14.5, 7, 16.7, 25), (19.3, 7, 21.5, 25)):
        draw.rectangle(scaled(*box), fill=PAPER)
    return png(image.resize((side, side), Image.Resampling.LANCZOS))


def png(image: Image.Image) -> bytes:
    """Return a picture as a PNG of few colours."""
    made = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(made, "PNG", optimize=True)
    return made.getvalue()
