#!/usr/bin/env python3
"""Writes the tables of this folder, each with the reading that a careful person would give it (.json).

Needs openpyxl, xlwt and odfpy; the files are committed, so that the tests need none of them. Units are real communes, all
figures are invented.  Usage: python3 make.py [new]
"""
import csv, json, os, random, sys
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

HERE = os.path.dirname(os.path.abspath(__file__))
GROUPS = ["ckmb", "tdgq", "dvctt", "tttt", "mdhl", "shhs"]
MAX = {"ckmb": 18, "tdgq": 20, "dvctt": 12, "tttt": 10, "mdhl": 18, "shhs": 22, "online": 22, "total": 100}
LONG = {
    "ckmb": "Công khai, minh bạch", "tdgq": "Tiến độ, kết quả giải quyết", "dvctt": "Cung cấp dịch vụ công trực tuyến",
    "tttt": "Thanh toán trực tuyến", "mdhl": "Mức độ hài lòng", "shhs": "Số hóa hồ sơ", "total": "Tổng điểm",
    "online": "Cung cấp dịch vụ trực tuyến",
}
SHORT = {"ckmb": "CKMB", "tdgq": "TDGQ", "dvctt": "DVCTT", "tttt": "TTTT", "mdhl": "MĐHL", "shhs": "SHHS", "total": "Tổng"}
COMMUNES = ["Toàn Thắng", "Vĩnh Xá", "Phạm Ngũ Lão", "Phú Thọ", "Đồng Thanh", "Song Mai", "Chính Nghĩa", "Mai Động",
            "Đức Hợp", "Hùng An", "Ngọc Thanh", "Diên Hồng", "Hiệp Cường"]
DISTRICTS = ["Huyện Văn Lâm", "Huyện Văn Giang", "Huyện Yên Mỹ", "Thị xã Mỹ Hào", "Huyện Ân Thi", "Huyện Khoái Châu",
             "Huyện Kim Động", "Huyện Tiên Lữ", "Huyện Phù Cừ", "Thành phố Hưng Yên"]


def scores(seed, count, groups=GROUPS, decimals=1):
    """For each unit the scores in hundredths, the total their sum, and the rank by total."""
    rand = random.Random(seed)
    rows = []
    for _ in range(count):
        step = 10 if decimals == 1 else 1
        row = {g: rand.randrange(MAX[g] * 55 // step, MAX[g] * 100 // step + 1) * step for g in groups}
        row["total"] = sum(row.values())
        rows.append(row)
    for row in rows:
        row["rank"] = 1 + sum(other["total"] > row["total"] for other in rows)
    return rows


def comma(hundredths):
    text = f"{hundredths / 100:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


class Golden:
    def __init__(self, unit, today="2025-01-20"):
        self.value = {"hints": {"unit": unit, "today": today}, "error": None, "number": None, "date": None, "signer": None,
                      "figures": [], "must_not": [], "directives": []}

    def figure(self, unit, period, indicator, hundredths, role="own", rank=None, maximum=None, flag="certain", rate=None):
        points = None if hundredths is None else hundredths / 100
        self.value["figures"].append({
            "unit": unit, "period": period, "indicator": indicator.upper(), "role": role, "points": points,
            "max": maximum if maximum is not None else MAX[indicator], "rank": rank, "rate": rate, "flag": flag})

    def unit(self, unit, period, row, groups=GROUPS, rank=True, **more):
        self.figure(unit, period, "total", row["total"], rank={"place": row["rank"], "of": None} if rank else None, **more)
        for group in groups:
            self.figure(unit, period, group, row[group], **more)

    def must_not(self, hundredths, why):
        self.value["must_not"].append({"points": hundredths / 100, "why": why})

    def save(self, name):
        with open(os.path.join(HERE, name + ".json"), "w", encoding="utf-8") as out:
            json.dump(self.value, out, ensure_ascii=False, indent=1)
            out.write("\n")


def save(book, name):
    book.save(os.path.join(HERE, name))


def title(sheet, texts, width):
    for text in texts:
        sheet.append([text])
        sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=width)
        sheet.cell(sheet.max_row, 1).font = Font(bold=True)
        sheet.cell(sheet.max_row, 1).alignment = Alignment(horizontal="center")


def office_layout():
    """Letterhead, title, heading of two rows with maxima, number row, totals, notes, signature."""
    golden, book = Golden("kim-dong"), Workbook()
    sheet = book.active
    sheet.title = "PL1"
    sheet.append(["UBND HUYỆN KIM ĐỘNG", None, None, None, None, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
    sheet.append(["VĂN PHÒNG HĐND VÀ UBND", None, None, None, None, "Độc lập - Tự do - Hạnh phúc"])
    title(sheet, ["PHỤ LỤC", "Kết quả đánh giá Bộ chỉ số 766 của các xã, thị trấn tháng 12/2024",
                  "(Kèm theo Công văn số 45/VP ngày 10 tháng 01 năm 2025 của Văn phòng HĐND và UBND huyện)"], 10)
    sheet.append([])
    sheet.append(["STT", "Đơn vị", "Điểm các nhóm chỉ số", None, None, None, None, None, "Tổng điểm (100)", "Xếp hạng"])
    first = sheet.max_row
    sheet.append([None, None] + [f"{LONG[g]}\n({MAX[g]} điểm)" for g in GROUPS])
    sheet.append([f"({n})" for n in range(1, 9)] + ["(9)=(3)+…+(8)", "(10)"])
    sheet.merge_cells(start_row=first, start_column=3, end_row=first, end_column=8)
    for column in (1, 2, 9, 10):
        sheet.merge_cells(start_row=first, start_column=column, end_row=first + 1, end_column=column)
    rows = scores(1, len(COMMUNES))
    for number, (name, row) in enumerate(zip(COMMUNES, rows), 1):
        sheet.append([number, "UBND xã " + name] + [row[g] / 100 for g in GROUPS] + [row["total"] / 100, row["rank"]])
        golden.unit(f"kim-dong.{key(name)}", "2024-12", row)
    sheet.append(["Trung bình các xã, thị trấn", None] + [15.1, 16.2, 9.3, 8.4, 14.5, 17.6, 81.1])
    sheet.merge_cells(start_row=sheet.max_row, start_column=1, end_row=sheet.max_row, end_column=2)
    golden.must_not(8110, "the average of the communes is no unit's score")
    sheet.append([])
    sheet.append(["Ghi chú: Số liệu trích xuất từ Cổng Dịch vụ công quốc gia ngày 09/01/2025."])
    sheet.append([None, None, None, None, None, None, "TL. CHỦ TỊCH"])
    sheet.append([None, None, None, None, None, None, "CHÁNH VĂN PHÒNG"])
    sheet.append([None, None, None, None, None, None, "Nguyễn Văn Minh"])
    golden.value["signer"] = "Nguyễn Văn Minh"
    save(book, "01-phu-luc-cac-xa.xlsx")
    golden.save("01-phu-luc-cac-xa")


def key(name):
    import unicodedata
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    return "".join(c for c in plain if not unicodedata.combining(c)).lower().replace(" ", "-")


def district_ids():
    return {"Huyện Văn Lâm": "van-lam", "Huyện Văn Giang": "van-giang", "Huyện Yên Mỹ": "yen-my", "Thị xã Mỹ Hào": "my-hao",
            "Huyện Ân Thi": "an-thi", "Huyện Khoái Châu": "khoai-chau", "Huyện Kim Động": "kim-dong", "Huyện Tiên Lữ": "tien-lu",
            "Huyện Phù Cừ": "phu-cu", "Thành phố Hưng Yên": "tp-hung-yen"}


def two_months():
    """Last month beside this month, change, rating; headings of three rows."""
    golden, book = Golden("hung-yen"), Workbook()
    sheet = book.active
    sheet.title = "Tổng hợp"
    title(sheet, ["TỔNG HỢP KẾT QUẢ ĐÁNH GIÁ THEO QUYẾT ĐỊNH SỐ 766/QĐ-TTg"], 9)
    sheet.append(["TT", "Tên đơn vị", "Tháng 11/2024", None, "Tháng 12/2024", None, "So sánh tháng 12 với tháng 11", None, "Xếp loại"])
    sheet.append([None, None, "Điểm", "Hạng", "Điểm", "Hạng", "Tăng/giảm điểm", "Tăng/giảm hạng", None])
    for span in ("C2:D2", "E2:F2", "G2:H2", "A2:A3", "B2:B3", "I2:I3"):
        sheet.merge_cells(span)
    before, now = scores(2, 10, decimals=2), scores(3, 10, decimals=2)
    for number, (name, old, new) in enumerate(zip(DISTRICTS, before, now), 1):
        sheet.append([number, "UBND " + name[0].lower() + name[1:], old["total"] / 100, old["rank"], new["total"] / 100, new["rank"],
                      (new["total"] - old["total"]) / 100, old["rank"] - new["rank"], "Tốt" if new["total"] >= 8000 else "Khá"])
        for period, row in (("2024-11", old), ("2024-12", new)):
            golden.figure(district_ids()[name], period, "total", row["total"], rank={"place": row["rank"], "of": None})
    save(book, "02-thang-truoc-thang-nay.xlsx")
    golden.save("02-thang-truoc-thang-nay")


def text_numbers():
    """Numbers typed as text with a comma, '16,9/22', '-' for what is missing, trailing spaces, other order, five groups."""
    golden, book = Golden("kim-dong"), Workbook()
    sheet = book.active
    sheet.title = "Quý IV-2024"
    groups = ["shhs", "online", "mdhl", "ckmb", "tdgq"]
    sheet.append(["Bảng điểm các xã quý IV/2024"])
    sheet.append(["Số TT", "Xã, thị trấn "] + [LONG[g] + f" (tối đa {MAX[g]})" for g in groups] + ["Tổng số điểm", "Vị trí"])
    rows = scores(4, 8, groups)
    for number, (name, row) in enumerate(zip(COMMUNES, rows), 1):
        cells = [comma(row[g]) + " " for g in groups]
        cells[0] = f"{comma(row['shhs'])}/22"
        missing = None
        if number in (3, 5):
            missing, cells[2] = "mdhl", "-" if number == 3 else "Không đánh giá"
        sheet.append([f"{number}.", f"Xã {name}  "] + cells + [comma(row["total"]), f"{row['rank']:02}/08"])
        unit = f"kim-dong.{key(name)}"
        golden.figure(unit, "2024-Q4", "total", row["total"], rank={"place": row["rank"], "of": 8})
        for g in groups:
            if g != missing:
                golden.figure(unit, "2024-Q4", g, row[g])
    save(book, "03-so-dang-chu-nam-nhom.xlsx")
    golden.save("03-so-dang-chu-nam-nhom")


def formulas():
    """Totals and ranks by formulas whose values are stored; an average by formula with many decimals; a formula that was
    never computed; a hidden column; percentages beside scores."""
    golden, book = Golden("hung-yen"), Workbook()
    sheet = book.active
    sheet.title = "T12.2024"
    sheet.append(["KẾT QUẢ THỰC HIỆN BỘ CHỈ SỐ PHỤC VỤ NGƯỜI DÂN, DOANH NGHIỆP"])
    sheet.append(["Đơn vị", "Công khai minh bạch", None, "Tiến độ giải quyết", None, "Tổng điểm", "Điểm kiểm tra"])
    sheet.append([None, "Điểm", "Tỷ lệ", "Điểm", "Tỷ lệ", None, None])
    for span in ("A2:A3", "B2:C2", "D2:E2", "F2:F3", "G2:G3"):
        sheet.merge_cells(span)
    rand = random.Random(5)
    for name in DISTRICTS[:6]:
        ckmb, tdgq, total = rand.randrange(1200, 1800, 10), rand.randrange(1500, 2000), rand.randrange(7000, 9500)
        sheet.append([name, ckmb / 100 + 1e-14, round(ckmb / 1800, 4), tdgq / 100, round(tdgq / 2000, 4), total / 100, 55.5])
        row = sheet.max_row
        for column in ("C", "E"):
            sheet[f"{column}{row}"].number_format = "0.00%"
        sheet[f"F{row}"].number_format = "0.0"
        unit = district_ids()[name]
        golden.figure(unit, "2024-12", "ckmb", ckmb, rate=round(round(ckmb / 1800, 4) * 100, 2))
        golden.figure(unit, "2024-12", "tdgq", tdgq, rate=round(round(tdgq / 2000, 4) * 100, 2))
        golden.figure(unit, "2024-12", "total", total)
    sheet.append(["Trung bình toàn tỉnh", 15.5, None, 52 / 3, None, "=AVERAGE(F4:F9)"])
    sheet[f"D{sheet.max_row}"].number_format = "0.00"
    golden.figure("hung-yen", "2024-12", "ckmb", 1550, role="province")
    golden.figure("hung-yen", "2024-12", "tdgq", 1733, role="province")
    sheet.column_dimensions["G"].hidden = True
    golden.must_not(5550, "a hidden column")
    save(book, "04-cong-thuc-ty-le.xlsx")
    golden.save("04-cong-thuc-ty-le")


def several_sheets():
    """A sheet for each month, the period only in its name; a sheet of notes; a sheet of another index."""
    golden, book = Golden("kim-dong"), Workbook()
    book.remove(book.active)
    for month, seed in ((10, 6), (11, 7)):
        sheet = book.create_sheet(f"Tháng {month}-2024")
        sheet.append(["STT", "Đơn vị"] + [f"{SHORT[g]}/{MAX[g]}" for g in GROUPS] + ["Tổng điểm", "Xếp hạng"])
        for number, (name, row) in enumerate(zip(COMMUNES[:5], scores(seed, 5)), 1):
            sheet.append([number, name] + [row[g] / 100 for g in GROUPS] + [row["total"] / 100, row["rank"]])
            golden.unit(f"kim-dong.{key(name)}", f"2024-{month}", row)
    notes = book.create_sheet("Ghi chú")
    notes.append(["Số liệu lấy lúc 8 giờ ngày 05/12/2024"])
    hidden = book.create_sheet("Tháng 9-2024")
    hidden.sheet_state = "hidden"
    hidden.append(["Đơn vị", "CKMB", "Tổng điểm"])
    hidden.append(["Toàn Thắng", 11.11, 77.77])
    golden.must_not(7777, "a hidden sheet")
    save(book, "05-nhieu-trang-tinh.xlsx")
    golden.save("05-nhieu-trang-tinh")


def by_indicator():
    """One row for each group, one unit; maximum, score, province's average, rate, rank in columns; criteria below."""
    golden, book = Golden("kim-dong"), Workbook()
    sheet = book.active
    sheet.title = "Sheet1"
    title(sheet, ["KẾT QUẢ BỘ CHỈ SỐ CỦA UBND HUYỆN KIM ĐỘNG NĂM 2024"], 7)
    sheet.append(["TT", "Nhóm chỉ số", "Điểm tối đa", "Điểm đạt được", "Tỷ lệ (%)", "Trung bình của tỉnh", "Ghi chú"])
    row = scores(8, 1)[0]
    for number, g in enumerate(GROUPS, 1):
        rate = round(row[g] / MAX[g], 2)
        sheet.append([number, LONG[g], MAX[g], row[g] / 100, comma(round(rate * 100)), MAX[g] * 0.8, None])
        golden.figure("kim-dong", "2024", g, row[g], rate=rate)
        golden.figure("kim-dong", "2024", g, MAX[g] * 80, role="province")
    golden.figure("kim-dong", "2024", "total", 8000, role="province")
    sheet.append([None, "Tổng cộng", 100, row["total"] / 100, comma(row["total"]), 80, "Tốt"])
    golden.figure("kim-dong", "2024", "total", row["total"])
    save(book, "06-theo-chi-so.xlsx")
    golden.save("06-theo-chi-so")


def transposed():
    """Indicators down, communes across."""
    golden, book = Golden("kim-dong"), Workbook()
    sheet = book.active
    sheet.title = "12-2024"
    names = COMMUNES[:4]
    rows = scores(9, 4)
    sheet.append(["Chỉ số", "Thang điểm"] + ["Xã " + name for name in names])
    for g in GROUPS + ["total"]:
        sheet.append([LONG[g], MAX[g]] + [row[g] / 100 for row in rows])
    for name, row in zip(names, rows):
        golden.unit(f"kim-dong.{key(name)}", "2024-12", row, rank=False)
    save(book, "07-chuyen-vi.xlsx")
    golden.save("07-chuyen-vi")


def blocks():
    """Two blocks in one sheet, groups of rows under names of districts, communes of the same name in several."""
    golden, book = Golden("hung-yen"), Workbook()
    sheet = book.active
    sheet.title = "Cấp xã"
    title(sheet, ["BẢNG XẾP HẠNG CÁC XÃ THÁNG 12 NĂM 2024"], 6)
    sheet.append(["STT", "Đơn vị", "Điểm CKMB", "Điểm TĐGQ", "Tổng điểm", "Thứ hạng"])
    number, seed = 0, 10
    for roman, district, unit, names in (("I", "HUYỆN KIM ĐỘNG", "kim-dong", ["Phú Thọ", "Song Mai"]),
                                         ("II", "HUYỆN YÊN MỸ", "yen-my", ["Yên Phú", "Tân Minh"])):
        sheet.append([roman, district])
        for name, row in zip(names, scores(seed, 2)):
            number += 1
            sheet.append([number, "Xã " + name, row["ckmb"] / 100, row["tdgq"] / 100, row["total"] / 100, number])
            for g in ("ckmb", "tdgq", "total"):
                golden.figure(f"{unit}.{key(name)}", "2024-12", g, row[g], rank={"place": number, "of": None} if g == "total" else None)
        seed += 1
    save(book, "08-nhom-theo-huyen.xlsx")
    golden.save("08-nhom-theo-huyen")


def no_period():
    """Nothing says which period: every row must be asked about, none read."""
    golden, book = Golden("kim-dong"), Workbook()
    sheet = book.active
    sheet.append(["STT", "Đơn vị", "CKMB", "Tổng điểm"])
    for number, name in enumerate(COMMUNES[:3], 1):
        sheet.append([number, "Xã " + name, 15.5, 80 + number])
        golden.must_not(8000 + number * 100, "the period is not known")
    save(book, "09-khong-ghi-ky.xlsx")
    golden.save("09-khong-ghi-ky")


def after_reform():
    """After 1/7/2025: communes under the province, bare names, two decimals, row of maxima, portal's order."""
    golden, book = Golden("hung-yen-2025", "2025-10-10"), Workbook()
    sheet = book.active
    sheet.title = "Xa phuong"
    order = ["ckmb", "tdgq", "dvctt", "tttt", "mdhl", "shhs"]
    title(sheet, ["Kết quả đánh giá chất lượng phục vụ của các xã, phường (từ ngày 01/09/2025 đến ngày 30/09/2025)"], 9)
    sheet.append(["STT", "Tên đơn vị", "Tổng điểm"] + [SHORT[g] for g in order])
    sheet.append([None, "Điểm tối đa", 100] + [MAX[g] for g in order])
    names = [line.split("\t") for line in open(os.path.join(HERE, "../../../data/units/hung-yen.units.tsv"), encoding="utf-8")][1:]
    units = [n for n in names if n[3] == "hung-yen-2025" and n[1] in ("commune", "ward")]
    for number, (unit, row) in enumerate(zip(units, scores(12, len(units), decimals=2)), 1):
        kind = "Xã" if unit[1] == "commune" else "Phường"
        sheet.append([number, f"{kind} {unit[2]}", row["total"] / 100] + [row[g] / 100 for g in order])
        golden.unit(unit[0], "2025-09", row, rank=False)
    save(book, "10-sau-sap-xep.xlsx")
    golden.save("10-sau-sap-xep")


def csv_files():
    """The same table as CSV in four dresses."""
    rows = scores(13, 6)
    names = COMMUNES[:6]
    def golden(name, period):
        g = Golden("kim-dong")
        for unit, row in zip(names, rows):
            g.unit(f"kim-dong.{key(unit)}", period, row)
        g.save(name)
    head = ["STT", "Đơn vị"] + [LONG[g] for g in GROUPS] + ["Tổng điểm", "Xếp hạng"]
    body = [[str(n), "Xã " + unit] + [comma(row[g]) for g in GROUPS] + [comma(row["total"]), str(row["rank"])]
            for n, (unit, row) in enumerate(zip(names, rows), 1)]
    top = [["Kết quả tháng 12/2024"] + [""] * (len(head) - 1)]
    for name, delimiter, encoding in (("11-cham-phay", ";", "utf-8-sig"), ("12-dau-phay", ",", "utf-8"), ("13-tab-utf16", "\t", "utf-16")):
        with open(os.path.join(HERE, name + ".csv"), "w", encoding=encoding, newline="") as out:
            csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_MINIMAL).writerows(top + [head] + body)
        golden(name, "2024-12")
    with open(os.path.join(HERE, "14-ban-dai.csv"), "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(["Đơn vị", "Kỳ", "Chỉ số", "Điểm", "Điểm tối đa"])
        for unit, row in zip(names, rows):
            for n, g in enumerate(GROUPS + ["total"]):
                writer.writerow(["Xã " + unit if n == 0 else "", "12/2024", LONG[g], comma(row[g]), MAX[g]])
    g = Golden("kim-dong")
    for unit, row in zip(names, rows):
        g.unit(f"kim-dong.{key(unit)}", "2024-12", row, rank=False)
    g.save("14-ban-dai")


def html_file():
    """A program's export under the name of an Excel file that is a web page."""
    golden = Golden("hung-yen")
    rows = scores(15, 4)
    body = ""
    for number, (name, row) in enumerate(zip(DISTRICTS, rows), 1):
        cells = "".join(f"<td style='text-align:right'>{row[g] / 100:.2f}</td>" for g in GROUPS)
        body += f"<tr><td>{number}</td><td>&nbsp;UBND {name[0].lower() + name[1:]}</td>{cells}<td><b>{row['total'] / 100:.2f}</b></td><td>{row['rank']}</td></tr>\n"
        golden.unit(district_ids()[name], "2024", row)
    head = "".join(f"<th>{LONG[g]}<br/>({MAX[g]})</th>" for g in GROUPS)
    page = f"""<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset="utf-8"><title>Báo cáo 99,9</title>
<style>td {{ padding: 18px }}</style><script>var max = 100;</script></head><body>
<h2>Kết quả đánh giá năm 2024</h2>
<table border="1"><thead><tr><th rowspan="2">STT</th><th rowspan="2">Cơ quan</th><th colspan="6">Điểm theo nhóm chỉ số</th><th rowspan="2">Tổng điểm<br>(100)</th><th rowspan="2">Xếp hạng</th></tr>
<tr>{head}</tr></thead><tbody>
{body}</tbody></table><p>Nguồn: Cổng Dịch vụ công quốc gia</p></body></html>"""
    with open(os.path.join(HERE, "15-trang-web.xls"), "w", encoding="utf-8") as out:
        out.write(page)
    golden.save("15-trang-web")


def portal_file():
    golden = Golden("hung-yen-2025", "2025-10-10")
    codes = {"ckmb": "CKMB", "tdgq": "TDGQ", "dvctt": "CLGQ", "tttt": "TTTT", "mdhl": "MDHL", "shhs": "MDSH"}
    rows = scores(16, 3, decimals=2)
    units = [("hung-yen-2025.viet-tien", "UBND xã Việt Tiến"), ("hung-yen-2025.hiep-cuong", "UBND xã Hiệp Cường"), ("hung-yen-2025.mai-dong", "UBND xã Mai Động")]
    known = {line.split("\t")[0] for line in open(os.path.join(HERE, "../../../data/units/hung-yen.units.tsv"), encoding="utf-8")}
    items = []
    for (unit, name), row in zip(units, rows):
        items.append({"departmentId": "00000000-0000-0000-0000-000000000000", "departmentCode": "H31.9", "departmentName": name,
                      "totalScore": row["total"] / 100, "totalMaxScore": 100, "scoreDelta": -1.25,
                      "groupScores": {codes[g]: row[g] / 100 for g in GROUPS}})
        if unit in known:
            golden.unit(unit, "2025-09", row, rank=False)
    golden.must_not(125, "a difference")
    with open(os.path.join(HERE, "16-cong-dich-vu-cong.json.txt"), "w", encoding="utf-8") as out:
        json.dump({"code": 200, "data": {"timeType": "month", "year": 2025, "period": 9, "items": items}}, out, ensure_ascii=False)
    golden.save("16-cong-dich-vu-cong.json")


def old_excel():
    import xlwt
    golden, book = Golden("kim-dong"), xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("Thang 12-2024")
    sheet.write_merge(0, 0, 0, 8, "BẢNG ĐIỂM CÁC XÃ")
    for column, text in enumerate(["STT", "Xã"] + [LONG[g] for g in GROUPS] + ["Tổng điểm"]):
        sheet.write(1, column, text)
    for number, (name, row) in enumerate(zip(COMMUNES[:5], scores(17, 5)), 1):
        for column, value in enumerate([number, "Xã " + name] + [row[g] / 100 for g in GROUPS] + [row["total"] / 100]):
            sheet.write(number + 1, column, value)
        golden.unit(f"kim-dong.{key(name)}", "2024-12", row, rank=False)
    save(book, "17-excel-cu.xls")
    golden.save("17-excel-cu")


def open_document():
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import CoveredTableCell, Table, TableCell, TableRow
    from odf.text import P
    golden, book = Golden("kim-dong"), OpenDocumentSpreadsheet()
    table = Table(name="Tổng hợp")
    def cell(value, **more):
        if isinstance(value, (int, float)):
            made = TableCell(valuetype="float", value=value, **more)
            made.addElement(P(text=str(value).replace(".", ",")))
        else:
            made = TableCell(valuetype="string", **more)
            if value:
                made.addElement(P(text=value))
        return made
    def add(cells):
        row = TableRow()
        for made in cells:
            row.addElement(made)
        table.addElement(row)
    add([cell("Kết quả 9 tháng năm 2024", numbercolumnsspanned=9)])
    add([cell("STT", numberrowsspanned=2), cell("Xã, thị trấn", numberrowsspanned=2), cell("Nhóm chỉ số", numbercolumnsspanned=6)]
        + [CoveredTableCell(numbercolumnsrepeated=5), cell("Tổng", numberrowsspanned=2)])
    add([CoveredTableCell(), CoveredTableCell()] + [cell(f"{SHORT[g]} ({MAX[g]})") for g in GROUPS] + [CoveredTableCell()])
    for number, (name, row) in enumerate(zip(COMMUNES[:5], scores(18, 5)), 1):
        add([cell(number), cell("Xã " + name)] + [cell(row[g] / 100) for g in GROUPS] + [cell(row["total"] / 100), TableCell(numbercolumnsrepeated=1000)])
        golden.unit(f"kim-dong.{key(name)}", "2024-9M", row, rank=False)
    add([TableCell(numbercolumnsrepeated=1000)])
    table.addElement(TableRow(numberrowsrepeated=1048000))
    book.spreadsheet.addElement(table)
    save(book, "18-libreoffice.ods")
    golden.save("18-libreoffice")


def unknown_units():
    """Departments and communes that no registry knows, beside known ones; blank rows; a note below."""
    golden, book = Golden("hung-yen"), Workbook()
    sheet = book.active
    sheet.append(["Đánh giá tháng 12/2024"])
    sheet.append([])
    sheet.append(["STT", "Cơ quan, đơn vị", "Công khai minh bạch (tối đa 18 điểm)", "Tiến độ (tối đa 20 điểm)", "Tổng điểm"])
    sheet.append(["A", "Sở, ban, ngành"])
    sheet.append([1, "Sở Ngoại vụ Liên tỉnh", 17.11, 18.22, 83.33])
    golden.must_not(8333, "a department that nobody knows")
    sheet.append([])
    sheet.append(["B", "UBND cấp huyện"])
    sheet.append([1, "UBND huyện Kim Động", 16.5, 19.3, 88.4])
    for indicator, points in (("ckmb", 1650), ("tdgq", 1930), ("total", 8840)):
        golden.figure("kim-dong", "2024-12", indicator, points)
    sheet.append([2, "UBND huyện Ân Thi", 15.5, 21.5, 80.25])
    golden.figure("an-thi", "2024-12", "ckmb", 1550)
    golden.figure("an-thi", "2024-12", "tdgq", 2150, flag="doubtful")
    golden.figure("an-thi", "2024-12", "total", 8025)
    sheet.append([])
    sheet.append(["Ghi chú: chưa tính 0,5 điểm thưởng của 3 đơn vị"])
    save(book, "19-don-vi-la.xlsx")
    golden.save("19-don-vi-la")


def lost_merges():
    """Merged headings lost in an export: the group's name over its first column only."""
    golden = Golden("hung-yen")
    rows = scores(20, 4, decimals=2)
    lines = [["Quý 3 năm 2024"], ["STT", "Địa phương", "Công khai minh bạch", "", "Số hóa hồ sơ", "", "Tổng điểm", "Xếp hạng"],
             ["", "", "Điểm", "Tỷ lệ %", "Điểm", "Tỷ lệ %", "", ""]]
    for number, (name, row) in enumerate(zip(DISTRICTS, rows), 1):
        lines.append([number, name, row["ckmb"] / 100, 91.5, row["shhs"] / 100, 77.25, row["total"] / 100, f"{row['rank']}/10"])
        unit = district_ids()[name]
        golden.figure(unit, "2024-Q3", "ckmb", row["ckmb"], rate=91.5)
        golden.figure(unit, "2024-Q3", "shhs", row["shhs"], rate=77.25)
        golden.figure(unit, "2024-Q3", "total", row["total"], rank={"place": row["rank"], "of": 10})
    with open(os.path.join(HERE, "20-mat-o-gop.csv"), "w", encoding="utf-8", newline="") as out:
        csv.writer(out, delimiter="|").writerows(lines)
    golden.save("20-mat-o-gop")


def components():
    """Criteria below two groups; earlier month without a name; a rank typed as a date."""
    golden, book = Golden("kim-dong"), Workbook()
    sheet = book.active
    sheet.title = "T12"
    title(sheet, ["CHI TIẾT ĐIỂM CÁC XÃ THÁNG 12/2024"], 9)
    sheet.append(["STT", "Đơn vị", "Công khai, minh bạch (18)", None, None, "Tiến độ giải quyết (20)", "Tổng điểm", "Tổng điểm tháng trước", "Hạng"])
    sheet.append([None, None, "TTHC công bố đúng hạn (6)", "Hồ sơ đồng bộ (6)", "Tổng điểm nhóm", None, None, None, None])
    for span in ("A2:A3", "B2:B3", "C2:E2", "F2:F3", "G2:G3", "H2:H3", "I2:I3"):
        sheet.merge_cells(span)
    for number, (name, row) in enumerate(zip(COMMUNES[:4], scores(21, 4)), 1):
        sheet.append([number, "Xã " + name, 5.51, 4.42, row["ckmb"] / 100, row["tdgq"] / 100, row["total"] / 100, 61.61, row["rank"]])
        for g in ("ckmb", "tdgq", "total"):
            golden.figure(f"kim-dong.{key(name)}", "2024-12", g, row[g], rank={"place": row["rank"], "of": None} if g == "total" else None)
    for points, why in ((551, "a criterion"), (442, "a criterion"), (6161, "the month before")):
        golden.must_not(points, why)
    save(book, "21-tieu-chi-thanh-phan.xlsx")
    golden.save("21-tieu-chi-thanh-phan")


def first_months():
    """A column for the months so far beside columns of single months; ranks "9 tháng" in the title; the average of the units."""
    golden, book = Golden("hung-yen", "2025-11-20"), Workbook()
    sheet = book.active
    sheet.title = "T10"
    title(sheet, ["Điểm số và thứ hạng 10 tháng năm 2024 của các huyện, thành phố"], 7)
    sheet.append(["TT", "Đơn vị", "Tháng 10/2024", None, "9 tháng năm 2024", "Lũy kế 10 tháng năm 2024", "Ghi chú"])
    sheet.append([None, None, "Điểm", "Hạng", None, None, None])
    for span in ("A2:A3", "B2:B3", "C2:D2", "E2:E3", "F2:F3", "G2:G3"):
        sheet.merge_cells(span)
    columns = [scores(seed, 4, decimals=2) for seed in (22, 23, 24)]
    for number, name in enumerate(DISTRICTS[:4], 1):
        month, nine, ten = (column[number - 1] for column in columns)
        sheet.append([number, name, month["total"] / 100, month["rank"], nine["total"] / 100, ten["total"] / 100,
                      "tăng 2 hạng" if number == 2 else None])
        unit = district_ids()[name]
        golden.figure(unit, "2024-10", "total", month["total"], rank={"place": month["rank"], "of": None})
        golden.figure(unit, "2024-9M", "total", nine["total"])
        golden.figure(unit, "2024-10M", "total", ten["total"])
    sheet.append([None, "Bình quân 10 huyện, thị xã, thành phố", 70.07, None, 71.17, 72.27, None])
    golden.must_not(7007, "an average of the units, not the province's own score")
    save(book, "22-luy-ke-10-thang.xlsx")
    golden.save("22-luy-ke-10-thang")


def bare_headings():
    """An export whose headings have no marks, one score a row."""
    golden = Golden("hung-yen", "2024-10-20")
    lines = [["don_vi", "thang", "chi_so", "diem", "diem_toi_da", "xep_hang"]]
    for seed, month in ((25, "8/2024"), (26, "9/2024")):
        for name, row in zip(DISTRICTS, scores(seed, 2, decimals=2)):
            unit, period = district_ids()[name], "2024-" + month.split("/")[0].zfill(2)
            for group in GROUPS:
                lines.append([name, month, group.upper(), row[group] / 100, MAX[group], ""])
                golden.figure(unit, period, group, row[group])
            lines.append([name, month, "TONG", row["total"] / 100, 100, f"{row['rank']}/10"])
            golden.figure(unit, period, "total", row["total"], rank={"place": row["rank"], "of": 10})
    with open(os.path.join(HERE, "23-khong-dau.csv"), "w", encoding="utf-8", newline="") as out:
        csv.writer(out).writerows(lines)
    golden.save("23-khong-dau")


def unit_below_period():
    """Below each period the unit and the province's average; the indicators in the rows, the ranks in the last."""
    golden, book = Golden("kim-dong", "2024-07-20"), Workbook()
    sheet = book.active
    title(sheet, ["So sánh kết quả tháng 6/2024 và 6 tháng đầu năm 2024 của huyện Kim Động"], 5)
    sheet.append(["Nhóm chỉ số", "Tháng 6/2024", None, "6 tháng đầu năm 2024", None])
    sheet.append([None, "Huyện Kim Động", "Trung bình tỉnh", "Huyện Kim Động", "Trung bình tỉnh"])
    for span in ("A2:A3", "B2:C2", "D2:E2"):
        sheet.merge_cells(span)
    own, average = scores(27, 2), scores(28, 2)
    for group in GROUPS + ["total"]:
        cells = [f"{comma(row[group])}/{MAX[group]}" for pair in zip(own, average) for row in pair]
        sheet.append([LONG[group]] + cells)
        for period, mine, theirs, place in (("2024-06", own[0], average[0], 4), ("2024-H1", own[1], average[1], 6)):
            rank = {"place": place, "of": 10} if group == "total" else None
            golden.figure("kim-dong", period, group, mine[group], rank=rank)
            golden.figure("kim-dong", period, group, theirs[group], role="province")
    sheet.append(["Xếp hạng", "4/10", None, "6/10", None])
    save(book, "24-don-vi-duoi-ky.xlsx")
    golden.save("24-don-vi-duoi-ky")


def other_json():
    """JSON of another program than the portal; what belongs to no unit is not read."""
    golden = Golden("hung-yen", "2025-01-20")
    units = []
    for name, row in zip(DISTRICTS, scores(29, 2, decimals=2)):
        groups = {LONG[group]: f"{comma(row[group])}/{MAX[group]}" for group in GROUPS}
        units.append({"ten": name, "xep_hang": f"{row['rank']:02}/10", "tong_diem": comma(row["total"]) + " điểm", "nhom": groups})
        golden.unit(district_ids()[name], "2024", row, rank=False)
        golden.value["figures"][-7]["rank"] = {"place": row["rank"], "of": 10}
    value = {"tieu_de": "Bộ chỉ số 766 năm 2024", "ky_bao_cao": "Năm 2024",
             "tinh": {"ten": "Hưng Yên", "tong_diem": "86,9 điểm", "xep_hang": "15/63", "binh_quan_ca_nuoc": "78,31 điểm"},
             "don_vi": units, "so_ho_so": "218.004"}
    golden.figure("hung-yen", "2024", "total", 8690, rank={"place": 15, "of": 63})
    golden.figure("hung-yen", "2024", "total", 7831, role="national")
    with open(os.path.join(HERE, "25-json-khac.txt"), "w", encoding="utf-8") as out:
        json.dump(value, out, ensure_ascii=False, indent=1)
    golden.save("25-json-khac")


def page_text():
    """The text of a PDF: headings and names over several lines, gaps in a row, a head on every page."""
    golden = Golden("kim-dong", "2025-01-20")
    lines = ["Kết quả Bộ chỉ số 766 của huyện Kim Động, tỉnh Hưng Yên - tháng 12 năm 2024", "",
             f"{'STT':<15}{'Nhóm chỉ số':<15}{'Điểm tối đa':<16}{'Điểm của':<13}{'Trung bình':<15}{'Chênh lệch':<13}Tỷ lệ",
             f"{'':<46}{'huyện':<13}các huyện", f"{'':<59}toàn tỉnh"]
    own, average = scores(30, 2)
    names = {"ckmb": ("Công khai,", "minh bạch"), "tdgq": ("Tiến độ giải", "quyết"), "dvctt": ("Dịch vụ công", "trực tuyến"),
             "tttt": ("Thanh toán", "trực tuyến"), "mdhl": ("Mức độ hài", "lòng"), "shhs": ("Số hóa hồ sơ", None)}
    for number, group in enumerate(GROUPS + ["total"], 1):
        first, second = names.get(group, ("Tổng điểm", None))
        change = own[group] - average[group]
        sign = "+" if change > 0 else "-" if change < 0 else ""
        rate = "" if group in ("ckmb", "total") else "91,5%"
        # A name as wide as its column leaves one space.
        name = first + " " if len(first) > 11 else f"{first:<15}"
        lines.append(f"{'' if group == 'total' else number:<15}{name}{MAX[group]:<16}{comma(own[group]):<13}"
                     f"{comma(average[group]):<15}{sign + comma(abs(change)):<13}{rate}".rstrip())
        if second:
            lines.append(f"{'':<15}{second}")
        golden.figure("kim-dong", "2024-12", group, own[group], rate=91.5 if rate else None)
        golden.figure("kim-dong", "2024-12", group, average[group], role="province")
    with open(os.path.join(HERE, "26-chu-cua-pdf.txt"), "w", encoding="utf-8") as out:
        out.write("\n".join(lines) + "\n")
    golden.save("26-chu-cua-pdf")


if __name__ == "__main__":
    new = [first_months, bare_headings, unit_below_period, other_json, page_text]
    if sys.argv[1:] == ["new"]:
        for make in new:
            make()
        sys.exit()
    for make in (office_layout, two_months, text_numbers, formulas, several_sheets, by_indicator, transposed, blocks, no_period,
                 after_reform, csv_files, html_file, portal_file, old_excel, open_document, unknown_units, lost_merges, components,
                 *new):
        make()
