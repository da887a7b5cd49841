"""Links between the pages of the repository lead to something."""

import re

from support.checkout import ROOT, text_of, tracked

LINK = re.compile(r"\]\(([^)#\s]+)(?:#[^)]*)?\)")


def test_every_relative_link_leads_to_a_file():
    broken = [
        f"{page}: {target}"
        for page in tracked("*.md")
        for target in LINK.findall(text_of(page))
        if "://" not in target and not (ROOT / page).parent.joinpath(target).exists()
    ]
    assert broken == []
