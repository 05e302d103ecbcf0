#!/usr/bin/env python3
"""make.py: writes the workbooks and packed files beside it, which tests read; the same bytes each time.

Parts of workbooks are written by hand, so that each holds what it is about and nothing else. Tests need
neither this script nor Python. Wanted: python3, zstd.
"""
import gzip
import io
import os
import subprocess
import zipfile

here = os.path.dirname(os.path.abspath(__file__))
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def write(name, data):
    with open(os.path.join(here, name), 'wb') as out:
        out.write(data if isinstance(data, bytes) else data.encode())


def archive(name, entries, level=9):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w') as zip_file:
        for entry, text in entries.items():
            info = zipfile.ZipInfo(entry, (1980, 1, 1, 0, 0, 0))
            stored = entry == 'mimetype'
            info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            zip_file.writestr(info, text, compresslevel=None if stored else level)
    write(name, out.getvalue())
    return out.getvalue()


# ---- .xlsx ----

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
REL = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
PACKAGE = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'

# Styles of cells by number: 0 none, then these formats.
FORMATS = [14, 10, 57, 20, 22, '0.0%', 'yyyy"年"m"月"', '[$-411]ggge"年"m"月"d"日";@', '[h]:mm:ss', '#,##0"人"',
           '0.00E+00', 'yyyy\\-mm\\-dd\\ hh:mm:ss', '[Red]"day" 0.0', 'mmm\\-yy']


def styles():
    own = [f for f in FORMATS if isinstance(f, str)]
    ids = {f: 164 + i for i, f in enumerate(own)}
    quote = lambda text: text.replace('"', '&quot;')
    return (HEAD + f'<styleSheet {MAIN}><numFmts count="{len(own)}">'
            + ''.join(f'<numFmt numFmtId="{ids[f]}" formatCode="{quote(f)}"/>' for f in own)
            + '</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>'
            + ''.join(f'<xf numFmtId="{ids.get(f, f)}" applyNumberFormat="1"/>' for f in FORMATS)
            + '</cellXfs></styleSheet>')


def workbook(name, sheets, strings=(), date1904=False, with_styles=True, states=(), doctype=''):
    """sheets: {name: XML within <worksheet>}."""
    rels = ''.join(f'<Relationship Id="rId{i + 1}" Type="{REL}/worksheet" Target="worksheets/sheet{i + 1}.xml"/>'
                   for i in range(len(sheets)))
    rels += f'<Relationship Id="rId90" Type="{REL}/sharedStrings" Target="/xl/sharedStrings.xml"/>'
    rels += f'<Relationship Id="rId91" Type="{REL}/styles" Target="styles.xml"/>' if with_styles else ''
    rels += f'<Relationship Id="rId92" Type="{REL}/externalLink" TargetMode="External" Target="file:///etc/passwd"/>'
    names = ''.join(f'<sheet name="{one}" sheetId="{i + 1}" r:id="rId{i + 1}"'
                    + (f' state="{states[i]}"' if i < len(states) and states[i] else '') + '/>'
                    for i, one in enumerate(sheets))
    entries = {
        '[Content_Types].xml': HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        '_rels/.rels': HEAD + f'<Relationships {PACKAGE}><Relationship Id="rId1" Type="{REL}/officeDocument" '
                              'Target="xl/workbook.xml"/></Relationships>',
        'xl/workbook.xml': HEAD + f'<workbook {MAIN} xmlns:r="{REL}">'
                           + ('<workbookPr date1904="1"/>' if date1904 else '')
                           + f'<sheets>{names}</sheets></workbook>',
        'xl/_rels/workbook.xml.rels': HEAD + f'<Relationships {PACKAGE}>{rels}</Relationships>',
        'xl/sharedStrings.xml': HEAD + f'<sst {MAIN}>' + ''.join(f'<si>{s}</si>' for s in strings) + '</sst>',
    }
    if with_styles:
        entries['xl/styles.xml'] = styles()
    for i, (_, xml) in enumerate(sheets.items()):
        entries[f'xl/worksheets/sheet{i + 1}.xml'] = HEAD + doctype + f'<worksheet {MAIN}>{xml}</worksheet>'
    return archive(name, entries)


def inline(place, text):
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def number(place, value, style=0):
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def table(rows):
    """A plain table: texts and numbers from A1."""
    out = ''
    for i, row in enumerate(rows, 1):
        cells = [inline(f'{chr(65 + j)}{i}', v) if isinstance(v, str) else number(f'{chr(65 + j)}{i}', v)
                 for j, v in enumerate(row)]
        out += f'<row r="{i}">' + ''.join(cells) + '</row>'
    return f'<sheetData>{out}</sheetData>'


def every_kind():
    """A sheet with every kind of cell; the column says which."""
    kinds = [
        ('shared', '<c r="{}" t="s"><v>0</v></c>'),
        ('runs', '<c r="{}" t="s"><v>1</v></c>'),
        ('inline', '<c r="{}" t="inlineStr"><is><r><t>a,</t></r><r><t xml:space="preserve"> "b"</t></r>'
                   '<rPh sb="0" eb="1"><t>読み</t></rPh></is></c>'),
        ('lines', '<c r="{}" t="inlineStr"><is><t>都道&#10;府県_x000D_</t></is></c>'),
        ('true', '<c r="{}" t="b"><v>1</v></c>'),
        ('error', '<c r="{}" t="e"><v>#N/A</v></c>'),
        ('noise', '<c r="{}"><v>0.30000000000000004</v></c>'),
        ('large', '<c r="{}"><v>1.2345678901234567E+25</v></c>'),
        ('formula', '<c r="{}"><f>B3*2</f><v>84</v></c>'),
        ('formula text', '<c r="{}" t="str"><f>A1</f><v>x</v></c>'),
        ('date', '<c r="{}" s="1"><v>45383</v></c>'),
        ('date cell', '<c r="{}" s="1" t="d"><v>2024-04-01T00:00:00</v></c>'),
        ('percent', '<c r="{}" s="2"><v>0.57</v></c>'),
        ('percent 0', '<c r="{}" s="6"><v>0.8312</v></c>'),
        ('era', '<c r="{}" s="3"><v>45383</v></c>'),
        ('era own', '<c r="{}" s="8"><v>45383</v></c>'),
        ('time', '<c r="{}" s="4"><v>0.4375</v></c>'),
        ('moment', '<c r="{}" s="5"><v>45383.4375</v></c>'),
        ('second', '<c r="{}" s="12"><v>45383.99998842593</v></c>'),
        ('month', '<c r="{}" s="7"><v>45383</v></c>'),
        ('mmm-yy', '<c r="{}" s="14"><v>45383</v></c>'),
        ('elapsed', '<c r="{}" s="9"><v>1.25</v></c>'),
        ('people', '<c r="{}" s="10"><v>1234</v></c>'),
        ('science', '<c r="{}" s="11"><v>1234</v></c>'),
        ('quoted day', '<c r="{}" s="13"><v>2.5</v></c>'),
        ('leap bug', '<c r="{}" s="1"><v>60</v></c>'),
        ('1900', '<c r="{}" s="1"><v>59</v></c>'),
        ('beyond', '<c r="{}" s="1"><v>2958466</v></c>'),
        ('no place', '<c><v>7</v></c>'),
    ]
    rows = f'<row r="1">{inline("A1", "kind")}{inline("B1", "value")}</row>'
    for i, (name, cell) in enumerate(kinds, 2):
        rows += f'<row r="{i}">{inline(f"A{i}", name)}{cell.format(f"B{i}")}</row>'
    return f'<sheetData>{rows}</sheetData>'


RAIN = [['month', 'rain'], ['Jan', 59.7], ['Feb', 56.5], ['Mar', 116.3]]

population = f'''<sheetData>
<row r="1">{inline("A1", "人口の推移")}</row>
<row r="3">{inline("A3", "年")}{inline("B3", "人口")}{inline("D3", "割合")}</row>
<row r="4"><c r="A4"/>{inline("B4", "男")}{inline("C4", "女")}{inline("D4", "割合")}</row>
<row r="5" hidden="1">{number("A5", 43831, 7)}{number("B5", 6135)}{number("C5", 6479)}{number("D5", 0.286, 6)}</row>
<row r="6">{number("A6", 45292, 7)}{number("B6", 6023)}{number("C6", 6357)}{number("D6", 0.293, 6)}</row>
<row r="900"><c r="F900" s="2"/></row>
</sheetData><mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A3:A4"/><mergeCell ref="B3:C3"/></mergeCells>'''


def xlsx_files():
    workbook('kinds.xlsx', {'every': every_kind()},
             strings=['<t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/>',
                      '<r><rPr><b/></rPr><t>大</t></r><r><t>阪</t></r>'])
    workbook('book.xlsx', {'秘密': table([['x'], [1]]), '人口': population, 'rain': table(RAIN), '2024': table(RAIN),
                           '空': '<sheetData/>'},
             states=['hidden'])
    workbook('mac.xlsx', {'days': f'<sheetData><row r="1">{inline("A1", "day")}{inline("B1", "value")}</row>'
                                  f'<row r="2">{number("A2", 43921, 1)}{number("B2", 1)}</row>'
                                  f'<row r="3">{number("A3", 43922, 1)}{number("B3", 2)}</row></sheetData>'},
             date1904=True)
    workbook('formula.xlsx', {'Sheet1': '<sheetData><row r="1">' + inline('A1', 'a') + inline('B1', 'b')
                                        + '</row><row r="3">' + inline('A3', 'x')
                                        + '<c r="B3"><f>SUM(B1:B2)</f><v/></c></row></sheetData>'})
    workbook('doctype.xlsx', {'Sheet1': table(RAIN)},
             doctype='<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>')
    whole = workbook('broken.xlsx', {'Sheet1': '<sheetData><row r="1"></sheetData>'})
    write('cut.xlsx', whole[:len(whole) // 2])


# ---- .ods ----

SPACES = ' '.join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{uri}:1.0"' for name, uri in [
    ('office', 'office'), ('table', 'table'), ('text', 'text'), ('style', 'style'), ('number', 'datastyle')])
SPACES += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
SPREADSHEET = 'application/vnd.oasis.opendocument.spreadsheet'


def ods_cell(text, **attributes):
    given = ''.join(f' {name.replace("__", ":").replace("_", "-")}="{value}"' for name, value in attributes.items())
    return f'<table:table-cell{given}>' + (f'<text:p>{text}</text:p>' if text else '') + '</table:table-cell>'


def ods_row(*cells, repeated=0):
    return ('<table:table-row' + (f' table:number-rows-repeated="{repeated}"' if repeated else '') + '>'
            + ''.join(cells) + '</table:table-row>')


def ods_kinds():
    return [
        ('string', ods_cell('東京', office__value_type='string')),
        ('paragraphs', '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p>'
                       '</office:annotation><text:p>都道<text:s text:c="2"/><text:span>府</text:span></text:p>'
                       '<text:p>県<text:ruby><text:ruby-base>北</text:ruby-base><text:ruby-text>きた</text:ruby-text>'
                       '</text:ruby></text:p></table:table-cell>'),
        ('float', ods_cell('0.3', office__value_type='float', office__value='0.30000000000000004')),
        ('percentage', ods_cell('57%', office__value_type='percentage', office__value='0.57')),
        ('currency', ods_cell('￥1,234', office__value_type='currency', office__value='1234')),
        ('date', ods_cell('24/4/1', office__value_type='date', office__date_value='2024-04-01')),
        ('moment', ods_cell('', office__value_type='date', office__date_value='2024-04-01T10:30:00')),
        ('month', ods_cell('', office__value_type='date', office__date_value='2024-04-01', table__style_name='ce1')),
        ('time', ods_cell('', office__value_type='time', office__time_value='PT10H30M05S')),
        ('boolean', ods_cell('真', office__value_type='boolean', office__boolean_value='true')),
        ('error', ods_cell('#DIV/0!', office__value_type='string', office__string_value='',
                           calcext__value_type='error', table__formula='of:=1/0')),
        ('formula', ods_cell('84', office__value_type='float', office__value='84', table__formula='of:=42*2')),
    ]


def ods(name, tables, entries=None, content=None):
    styles_xml = ('<office:automatic-styles><number:date-style style:name="N1"><number:year/><number:text>年'
                  '</number:text><number:month/></number:date-style>'
                  '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>'
                  '<style:style style:name="ta1" style:family="table"><style:table-properties table:display="false"/>'
                  '</style:style></office:automatic-styles>')
    body = content or (HEAD + f'<office:document-content {SPACES}>{styles_xml}<office:body><office:spreadsheet>'
                       f'{tables}</office:spreadsheet></office:body></office:document-content>')
    return archive(name, {'mimetype': SPREADSHEET, 'content.xml': body, **(entries or {})})


def ods_files():
    kinds = ods_row(ods_cell('kind'), ods_cell('value'))
    kinds += ''.join(ods_row(ods_cell(name), cell) for name, cell in ods_kinds())
    kinds += ods_row(ods_cell('', table__number_columns_repeated=16384), repeated=1048500)
    ods('kinds.ods', '<table:table table:name="every">' + kinds + '</table:table>')
    tables = ('<table:table table:name="秘密" table:style-name="ta1">' + ods_row(ods_cell('x')) + '</table:table>'
              '<table:table table:name="人口">'
              '<table:table-column table:number-columns-repeated="3" table:default-cell-style-name="ce1"/>'
              '<table:table-header-rows>'
              + ods_row(ods_cell('月', table__number_rows_spanned=2), ods_cell('人口', table__number_columns_spanned=2),
                        '<table:covered-table-cell/>')
              + ods_row('<table:covered-table-cell/>', ods_cell('男'), ods_cell('女'))
              + '</table:table-header-rows>'
              + ods_row(ods_cell('', table__number_columns_repeated=3), repeated=2)
              + ods_row(ods_cell('', office__value_type='date', office__date_value='2024-01-01'),
                        ods_cell('5', office__value_type='float', office__value='5', table__number_columns_repeated=2),
                        repeated=2)
              + ods_row(ods_cell('', table__number_columns_repeated=1024), repeated=1048570) + '</table:table>')
    ods('book.ods', tables)
    formula = ('<table:table table:name="Sheet1">' + ods_row(ods_cell('a'), ods_cell('b'))
               + ods_row(ods_cell('x'), ods_cell('', table__formula='of:=1+1')) + '</table:table>')
    meta = ('<office:document-meta xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" '
            'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:meta><meta:generator>'
            'LibreOffice/7.4</meta:generator></office:meta></office:document-meta>')
    ods('formula.ods', formula)
    ods('blank.ods', formula, {'meta.xml': meta})
    manifest = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                '<manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
                '</manifest:file-entry></manifest:manifest>')
    ods('locked.ods', '', {'META-INF/manifest.xml': manifest}, content='\x01\x02')


# ---- Packed, and foreign ----

def other_files():
    rain = 'month,rain\nJan,59.7\nFeb,56.5\nMar,116.3\n'
    lines = '{"month": "Jan", "rain": 59.7}\n\n{"month": "Feb", "rain": 56.5}\r\n{"month": "Mar", "rain": 116.3}\n'
    rows = '[' + ','.join(lines.split('\n')[i].strip() for i in (0, 2, 3)) + ']\n'
    write('rain.csv', rain)
    write('rain.json', rows)
    write('rain.ndjson', lines)
    packed = gzip.compress(rain[:20].encode(), 9, mtime=0) + gzip.compress(rain[20:].encode(), 9, mtime=0)
    write('rain.csv.gz', packed)
    write('cut.csv.gz', packed[:30])
    write('damaged.csv.gz', packed[:14] + b'\xff\xff\xff' + packed[17:])
    zstd = subprocess.run(['zstd', '-19', '-q', '-c', '--no-check'], input=rows.encode(), stdout=subprocess.PIPE, check=True).stdout
    write('rain.json.zst', zstd)
    write('cut.json.zst', zstd[:-5])
    write('rain.xlsx.gz', gzip.compress(workbook('one.xlsx', {'rain': table(RAIN)}), 9, mtime=0))
    compound = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + bytes(504)
    write('old.xls', compound)
    write('locked.xlsx', compound + 'EncryptedPackage'.encode('utf-16-le') + bytes(96))
    archive('files.zip', {'a.csv': rain, 'b.csv': rain})
    archive('letter.docx', {'[Content_Types].xml': HEAD, 'word/document.xml': HEAD})
    write('page.csv', '\ufeff\n <!DOCTYPE HTML>\n<html><body>Please log in</body></html>\n')
    write('rain.parquet', b'PAR1' + bytes(16) + b'PAR1')
    write('rain.sqlite', b'SQLite format 3\0' + bytes(84))


xlsx_files()
ods_files()
other_files()
