"""Looks at the page of a dataset in a browser, as its readers would.

    python3 Scripts/page_check.py [--shots FOLDER] PAGE...

Each page is opened wide and narrow, light and dark, in Chinese and in English. It fails where

- the browser says anything on its console, or asks for anything but the page itself;
- text is cut off, or the page is wider than the window;
- axe finds something that people with a poor sight, a screen reader or a keyboard cannot use (contrast, names, order);
- a script, an element or an attribute of a document got into the page;
- it is larger than a megabyte, or needs scripts.

With --shots it also keeps a picture of each view. Needs Chromium, a Chinese font, playwright and axe-playwright-python.
"""

import argparse
import shutil
import sys
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

WIDTHS = [360, 1440]
SCHEMES = ["light", "dark"]
LANGUAGES = ["chinese", "english"]
LARGEST = 1_000_000

# Elements whose text is wider or higher than they are and that cannot be scrolled.
CUT = """() => [...document.querySelectorAll('body *')].filter(element => {
    const style = getComputedStyle(element);
    if (style.display === 'none' || element.closest('.unseen') || element.closest('svg')) return false;
    const scrolls = ['auto', 'scroll'].includes(style.overflowX);
    if (scrolls) return false;
    return element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
        && style.display !== 'inline' && element.tagName !== 'TR' && !['TBODY', 'THEAD'].includes(element.tagName);
}).map(element => element.tagName + ' ' + element.className + ': ' + element.textContent.slice(0, 60))"""

# A letter of a picture that lies outside of it.
CUT_IN_PICTURE = """() => [...document.querySelectorAll('svg')].flatMap(svg => {
    const frame = svg.getBoundingClientRect();
    return [...svg.querySelectorAll('text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.right > frame.right + 1 || box.left < frame.left - 1;
    }).map(text => 'SVG: ' + text.textContent);
})"""


def check(page, address, shots, name):
    """What is wrong with one page, view by view."""
    faults = []
    page.on("console", lambda message: faults.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: faults.append(f"error: {error}"))
    page.on("request", lambda request: request.url.startswith(("file:", "data:"))
            and request.url.split("#")[0] in (address, "data:,") or faults.append(f"asked for {request.url}"))
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            page.goto(address)
            for number, language in enumerate(LANGUAGES):
                page.locator(f"label[for={language}]").click()
                view = f"{width} {scheme} {language}"
                faults += [f"{view}: wider than the window"] * page.evaluate(
                    "document.documentElement.scrollWidth > innerWidth")
                faults += [f"{view}: cut: {text}" for text in page.evaluate(CUT) + page.evaluate(CUT_IN_PICTURE)]
                # Colours do not depend on the width, nor names on the colours: each language wide or narrow, light and dark.
                if number == WIDTHS.index(width):
                    faults += [f"{view}: {fault}" for fault in accessibility(page)]
                if shots:
                    page.screenshot(path=shots / f"{name}-{width}-{scheme}-{language}.png", full_page=True)
    return faults


def accessibility(page):
    """Violations that axe finds, each with the first element that has it."""
    found = Axe().run(page).response["violations"]
    return [f"axe: {rule['id']}: {rule['nodes'][0]['html'][:160]}" for rule in found]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shots", type=Path)
    parser.add_argument("pages", nargs="+", type=Path)
    arguments = parser.parse_args()
    browser_path = next(filter(None, map(shutil.which, ["chromium", "chromium-browser", "google-chrome"])), None)
    if arguments.shots:
        arguments.shots.mkdir(parents=True, exist_ok=True)
    failed = False
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=["--no-sandbox"])
        for number, path in enumerate(arguments.pages):
            size = path.stat().st_size
            faults = [f"{size} bytes"] if size > LARGEST else []
            context = browser.new_context()
            faults += check(context.new_page(), path.resolve().as_uri(), arguments.shots, str(number))
            context.close()
            # A reader without scripts sees the same; what the program itself never writes is not there.
            context = browser.new_context(java_script_enabled=False)
            page = context.new_page()
            page.goto(path.resolve().as_uri())
            text = page.locator("body").inner_text()
            faults += [] if len(text) > 500 else ["without scripts there is nothing to read"]
            strange = page.locator("script, iframe, img, object, embed, form, [onclick], [onerror], [onload]").count()
            faults += [f"{strange} elements that the page never has"] if strange else []
            context.close()
            for fault in dict.fromkeys(faults):
                print(f"{path}: {fault}")
            failed = failed or bool(faults)
            print(f"{path}: {size} bytes, {'faults' if faults else 'good'}")
        browser.close()
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
