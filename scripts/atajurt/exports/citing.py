"""How to cite a page of ours, and what tells reference managers of it: three styles, BibTeX, RIS, tags and JSON-LD."""

import json
from dataclasses import dataclass

from ..views.frame import slug

GROUP = "The Atajurt Record"
AS_GROUP = f"{GROUP},"  # a comma keeps a group whole where programs split a name at its last space
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Citing:
    """A page as others cite it: its title, its address (empty where the site has none) and the edition, `2026.11`."""

    title: str
    description: str
    address: str
    edition: str

    @property
    def year(self) -> str:
        """Return the year of the edition."""
        return self.edition.partition(".")[0]

    @property
    def date(self) -> str:
        """Return the month of the edition as `2026/11`, the way in which citation tags write it."""
        return self.edition.replace(".", "/")

    def styles(self) -> dict[str, str]:
        """Return the page's reference in three styles, by name."""
        end = f" {self.address}" if self.address else ""
        return {
            "APA": f"{GROUP}. ({self.year}). {self.title} (edition {self.edition}).{end}",
            "Chicago": f"{GROUP}. “{self.title}.” Edition {self.edition}. {self.year}.{end}",
            "MLA": f"“{self.title}.” {GROUP}, edition {self.edition}, {self.year}{f',{end}' if end else ''}.",
        }

    def bibtex(self) -> str:
        """Return the page's reference as BibTeX."""
        lines = [
            f"title = {{{{{self.title}}}}}",
            f"author = {{{{{GROUP}}}}}",
            f"date = {{{self.edition.replace('.', '-')}}}",
        ]
        lines += [f"url = {{{self.address}}}"] if self.address else []
        lines += [f"note = {{Edition {self.edition}}}", "langid = {english}"]
        return f"@online{{atajurtrecord-{slug(self.title)},\n  " + ",\n  ".join(lines) + ",\n}"

    def ris(self) -> str:
        """Return the page's reference as RIS."""
        rows = [("TY", "ELEC"), ("TI", self.title), ("AU", AS_GROUP), ("PY", self.year), ("DA", f"{self.date}//")]
        rows += [("UR", self.address)] if self.address else []
        rows += [("PB", GROUP), ("ET", self.edition), ("LA", "en")]
        return "\n".join(f"{tag}  - {value}" for tag, value in [*rows, ("ER", "")])

    def tags(self) -> list[tuple[str, str]]:
        """Return the names and contents of the meta tags by which reference managers know the page."""
        rows = [
            ("citation_title", self.title),
            ("citation_author", AS_GROUP),
            ("citation_publication_date", self.date),
            ("citation_language", "en"),
            ("citation_public_url", self.address),
            ("DC.title", self.title),
            ("DC.type", "webpage"),  # with citation_title alone Zotero would make it a journal's article
            ("DC.creator", AS_GROUP),
            ("DC.publisher", GROUP),
            ("DC.date", self.edition.replace(".", "-")),
            ("DC.language", "en"),
            ("DC.rights", LICENCE),
            ("DC.description", self.description),
            ("DC.identifier", self.address),
        ]
        return [(name, content) for name, content in rows if content]

    def json_ld(self) -> str:
        """Return the page as schema.org's Article, as JSON that can stand in HTML."""
        group = {"@type": "Organization", "name": GROUP}
        data = {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": self.title,
            "description": self.description,
            "author": group,
            "publisher": group,
            "datePublished": self.edition.replace(".", "-"),
            "version": self.edition,
            "inLanguage": "en",
            "license": LICENCE,
            "url": self.address,
        }
        return json.dumps({k: v for k, v in data.items() if v}, ensure_ascii=False).replace("<", "\\u003c")
