"""The card: the picture shown where somebody shares a page. One for the whole site, without names or photographs."""

import io
import textwrap

from PIL import Image, ImageDraw, ImageFont

from .memory import remembered

PATH = "assets/card.png"
SIZE = (1200, 630)  # what those who show such pictures ask for
PAPER, INK, ACCENT = "#fdfcf8", "#22201c", "#0f5561"
LEFT = 96


@remembered
def card(title: str, line: str) -> bytes:
    """Return the card as a PNG; its typeface is the one that Pillow brings, so that nothing is fetched."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 24, SIZE[1]), fill=ACCENT)
    draw.text((LEFT, 150), title, fill=INK, font=ImageFont.load_default(84))
    draw.multiline_text((LEFT, 290), textwrap.fill(line, 44), fill=INK, font=ImageFont.load_default(42), spacing=18)
    draw.line((LEFT, 540, LEFT + 160, 540), fill=ACCENT, width=6)
    made = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=32).save(made, "PNG", optimize=True)
    return made.getvalue()
