#!/usr/bin/env python3
"""Check the golden readings against their letters: sums, maxima, and that what is expected is printed."""
import itertools, json, pathlib, re, sys, unicodedata

here = pathlib.Path(__file__).resolve().parent
table = here.parents[3] / "data" / "units" / "hung-yen.units.tsv"
units = {l.split("\t")[0]: l.rstrip("\n").split("\t") for l in table.read_text(encoding="utf-8").splitlines()[1:]}
MAX = dict(TOTAL=100, CKMB=18, TDGQ=20, DVCTT=12, TTTT=10, MDHL=18, SHHS=22, ONLINE=22)
PERIOD = re.compile(r"^\d{4}(-\d\d(-\d\d)?|-Q[1-4]|-H[12]|-9M|-W\d\d)?$")
bad = n = figs = dirs = 0
notes = []
for path in sorted(here.glob("[0-9]*.json")):
    g = json.loads(path.read_text(encoding="utf-8"))
    text = unicodedata.normalize("NFC", path.with_suffix(".txt").read_text(encoding="utf-8"))
    flat = " ".join(text.split()).lower()
    tight = re.sub(r"\s", "", flat)
    def err(m):
        global bad; bad += 1; print(path.stem, m)
    def printed(p):
        s = re.escape(str(p)).replace(r"\.", "[.,]")
        tail = "0*" if "." in str(p) else r"(?:[.,]0+)?"
        return re.search(rf"(?<![\d]){'0?' if isinstance(p, int) else ''}{s}{tail}(?!\d)", tight if "pdf" in path.stem else flat)
    n += 1; figs += len(g["figures"]); dirs += len(g["directives"])
    groups = {}
    keys = set()
    for f in g["figures"]:
        if not PERIOD.match(f["period"]): err(f"period {f['period']}")
        key = (f["unit"], f["period"], f["role"], f["indicator"])
        if key in keys and f.get("choices") is None: notes.append(f"{path.stem} twice {key}")
        keys.add(key)
        vals = f.get("choices") or [f["points"]]
        for v in vals:
            if v is None: err(f"no points {key}"); continue
            if not printed(v): err(f"{v} not printed")
            if v > (f["max"] or MAX[f["indicator"]]) and f["flag"] == "certain": err(f"{v} above maximum")
        if f["max"] and f["max"] != MAX[f["indicator"]]: err(f"max of {key}")
        if f["rate"] is not None and not printed(f["rate"]): err(f"rate {f['rate']}")
        u = units.get(f["unit"])
        y = f["period"][:4]
        if not u: notes.append(f"{path.stem} unit not in table: {f['unit']}")
        elif (u[5] and y < u[5][:4]) or (u[6] and y > u[6][:4]): err(f"unit {f['unit']} not valid in {f['period']}")
        groups.setdefault(key[:3], {})[f["indicator"]] = f
    for key, by in groups.items():
        six = all(i in by for i in ("CKMB", "TDGQ", "DVCTT", "TTTT", "MDHL", "SHHS"))
        five = all(i in by for i in ("CKMB", "TDGQ", "ONLINE", "MDHL", "SHHS"))
        if "TOTAL" in by and (six or five):
            total = by.pop("TOTAL")
            parts = [f for i, f in by.items() if not (i == "ONLINE" and six)]
            sums = [round(sum(c) , 2) for c in itertools.product(*[(f.get("choices") or [f["points"]]) for f in parts])]
            tol = 0.05 * len(parts) + 1e-9
            ok = all(abs(s - total["points"]) <= tol for s in sums)
            doubt = any(f["flag"] == "doubtful" for f in parts + [total]) and not any("choices" in f for f in parts)
            if not ok and not doubt: err(f"sum {sums} total {total['points']} {key}")
            if not ok: notes.append(f"{path.stem} meant: sum {sums} total {total['points']}")
    scores = {v for f in g["figures"] for v in (f.get("choices") or [f["points"]])}
    for m in g["must_not"]:
        if m["points"] in scores: err(f"must_not {m['points']} is a score")
        if not printed(m["points"]): notes.append(f"{path.stem} must_not {m['points']} not printed")
    for x in g["directives"]:
        if " ".join(x["text_contains"].split()).lower() not in flat: err(f"text {x['text_contains']!r}")
        for a in x["addressees_contain"]:
            if a.lower() not in flat: err(f"addressee {a!r}")
        if x["cited"] and re.sub(r"\s", "", x["cited"]).lower() not in tight: err(f"cited {x['cited']}")
    if g["number"] and re.sub(r"\s", "", g["number"]).lower() not in tight: err("number")
    if g["signer"] and g["signer"].lower() not in flat: err("signer")
    if g["date"]:
        y, mth, dd = g["date"].split("-")
        if not re.search(rf"ngày0?{int(dd)}(tháng|/)0?{int(mth)}(năm|/){y}", tight): err("date")
    if g["error"] and (g["figures"] or g["directives"]): err("error with content")
print(*notes, sep="\n")
print(f"{n} letters, {figs} figures, {dirs} directives, {bad} faults")
sys.exit(bad > 0)
