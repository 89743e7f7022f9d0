"""Small files in the publishers' exact formats, with real values."""

import csv
import io
import json
import zipfile

from fixtures import shipped

UNDL_HEADER = (
    "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,meeting,title,"
    "agenda_title,subjects,vote_note,total_yes,total_no,total_abstentions,total_non_voting,total_ms,"
    "undl_link"
)


def positions(resolution):
    """How each state voted: {code: letter}, from the atlas's own table."""
    tables = shipped().tables["un_votes"]
    calls = tables["roll_calls"]
    vote_id = calls.loc[calls.resolution == resolution, "vote_id"].iloc[0]
    rows = tables["positions"]
    own = rows[rows.vote_id == vote_id]
    return dict(zip(own.partner.astype("str"), own.vote.astype("str"), strict=True))


def es_11_1():
    """A/RES/ES-11/1 as the UN Digital Library gives it since February 2026."""
    cast, register = positions("A/RES/ES-11/1"), shipped().register
    target = io.StringIO()
    target.write(UNDL_HEADER + "\n")
    writer = csv.writer(target, lineterminator="\n")
    for code, vote in cast.items():
        name = register.countries[code].un_name.upper()
        writer.writerow(
            ["3959039", code, name, vote, "2022-03-02", "ES-11", "A/RES/ES-11/1", "A/ES-11/L.1",
             "", "A/ES-11/PV.5", "Aggression against Ukraine", "Letter dated 28 February 2014",
             "UKRAINE SITUATION|ARMED INCIDENTS", "", "141.0", "5.0", "35.0", "12.0", "193.0",
             "https://digitallibrary.un.org/record/3959039"]
        )  # fmt: skip
    return target.getvalue()


def gares_line(resolution, title, date):
    """One recorded vote as the UN's GAresolutions gives it."""
    cast, register = positions(resolution), shipped().register
    lists = {
        letter: [
            register.countries[code].un_name.upper()
            for code, vote in cast.items()
            if vote == letter
        ]
        for letter in "YNA"
    }
    found = {"symbol": resolution, "title": title, "session": "Eleventh emergency special session",
             "adoption_date": date, "agenda_item_name": "Letter", "adoption_type": "By a recorded vote"}  # fmt: skip
    for letter, name in (("Y", "MS_in_favour"), ("N", "MS_against"), ("A", "MS_abstaining")):
        found |= {f"{name}_count": str(len(lists[letter])), name: lists[letter]}
    return json.dumps(found) + "\n"


WITHOUT_VOTE = {
    "symbol": "A/RES/77/1", "title": "Admission", "adoption_date": "5 October 2022",
    "adoption_type": "Without a vote",
}  # fmt: skip
GARES = (
    gares_line("A/RES/ES-11/1", "Aggression against Ukraine", "2 March 2022")
    + json.dumps(WITHOUT_VOTE) + "\n"
    + gares_line("A/RES/ES-11/5", "Furtherance of remedy and reparation", "14 November 2022")
)  # fmt: skip
PREAMBLE = """\
Transfers of major conventional arms from All countries  to All countries . Deals with deliveries made for the year range '1995' to '2025';
A '?' in a column indicates uncertain data.;
SIPRI trend-indicator values (TIVs) are in millions.;
;
Source: SIPRI Arms Transfers Database (c) SIPRI.;
Data generated: 12 Feb 2026 12:26:12 PM;
"""
REGISTER = PREAMBLE + """\
SIPRI AT Database ID,Supplier,Recipient,Designation,Description,Armament category,Order date,Order date is estimate,Numbers delivered,Numbers delivered is estimate,Delivery year,Delivery year is estimate,Status,SIPRI estimate,TIV deal unit,TIV delivery values,Local production;
57135,Belarus,Iran,Vostok-E,air-search radar,Sensors,2010,Yes,2,Yes,2011,Yes,New,7.5,7.5,15,No;
60001,China,African Union**,CSK-141,armoured personnel carrier,Armoured vehicles,2022,Yes,43,Yes,2023,No,New,0.15,0.15,6.45,No;
60002,Iran,Houthi rebels (Yemen)*,Toophan,anti-tank missile,Missiles,2015,Yes,100,Yes,2016,Yes,New,0.01,0.01,1,No;
60003,Iran,Houthi rebels (Yemen)*,Qasef-1,UAV,Aircraft,2015,Yes,5,Yes,2016,Yes,New,0.1,0.1,0.5,No;
60004,Russia,Iran,Yak-130,trainer/combat aircraft,Aircraft,2021,Yes,2,Yes,2023,No,New,7.5,7.5,15,No;
"""  # fmt: skip
ORDERS = """\
Transfers of major conventional arms from China   to All countries . Deals with deliveries made for the year range '2000' to '2025'
A '?' in a column indicates uncertain data.

Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 14 Jul 2026 2:55:04 PM
Recipient,Supplier,Year of order, ,Number ordered, ,Weapon designation,Weapon description,Deliveries in the Year Range, ,Year(s) of delivery,status,Comments,SIPRI TIV per unit,SIPRI TIV for total order,SIPRI TIV of delivered weapons
African Union**,China,2022,?,43,?,CSK-141,armoured personnel carrier,43,?,2023,New,Aid; for peacekeeping,0.15,6.45,6.45
Algeria,China,2020,,2,?,YJ-12B,coastal defence system,2,?,2022,New,,30,60,60
Angola,China,2015,,1,,Type-056,corvette,1,,"2016, 2019",New,,29.5,29.5,29.5
"""  # fmt: skip
TIV_TABLE = """\
Volume of transfers of major arms
Figures are in millions of SIPRI trend-indicator values (TIVs).
A '0' indicates that the volume of deliveries is between 0 and 0.5 million SIPRI TIV. An empty field indicates that no deliveries have been identified.

Source: SIPRI Arms Transfers Database (c) SIPRI.
Data generated: 14 Jul 2026 2:57:40 AM

Recipient,2023,2024,2025,2023-2025,Percentage,Sum total years,Percentage of total
Pakistan,1322,726,445,2493,98%,2493,98%
Côte d'Ivoire,,0,,0,0.0%,0,0.0%
Myanmar,3,,46,49,1.9%,49,1.9%
African Union**,6,,,6,0.2%,6,0.2%
Total imports from China,1331,726,491,2548,100%,2548,100%
"""
BACI = """\
t,i,j,k,v,q
2023,643,699,270900,44951893.000,88920220.000
2023,490,156,010121,12.500,           NA
2023,842,699,271111,1500000.000,   3000000.000
2023,276,643,300490,42.125,
2023,364,156,271119,900000.000,   1500000.000
"""
BACI_CODES = """\
country_code,country_name,country_iso2,country_iso3
156,China,CN,CHN
276,Germany,DE,DEU
364,Iran,IR,IRN
490,"Other Asia, nes",,S19
643,Russian Federation,RU,RUS
699,India,IN,IND
842,USA,US,USA
"""
VDEM = """\
country_name,country_text_id,country_id,year,historical_date,v2x_polyarchy,v2x_libdem,v2x_libdem_codelow,v2x_libdem_codehigh,v2x_regime
India,IND,39,2022,2022-12-31,0.399,0.28,0.251,0.318,1
India,IND,39,2023,2023-12-31,0.392,0.273,0.245,0.311,1
Kosovo,XKX,43,2023,2023-12-31,0.6,0.45,,,2
Russia,RUS,11,2023,2023-12-31,0.18,0.06,0.05,0.07,1
"""


def world_bank(change=lambda text: text.encode()):
    """A World Bank indicator's zip; `change` turns the text of its data into bytes."""
    data = """\
"Data Source","World Development Indicators",

"Last Updated Date","2026-07-01",

"Country Name","Country Code","Indicator Name","Indicator Code","1960","2022","2023",
"India","IND","GDP (current US$)","NY.GDP.MKTP.CD","","3353470496885.67","3567551674622.92",
"Euro area","EMU","GDP (current US$)","NY.GDP.MKTP.CD","","14219120000000","15544990000000",
"World","WLD","GDP (current US$)","NY.GDP.MKTP.CD","","101225067951842","106171667693211",
"""
    about = '"Country Code","Region","IncomeGroup","SpecialNotes","TableName",\n"IND","South Asia","Lower middle income","","India",\n"EMU","","","","Euro area",\n"WLD","","","","World",\n'
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv", change(data))
        archive.writestr("Metadata_Country_API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv", about)
        archive.writestr("Metadata_Indicator_API_NY.GDP.MKTP.CD_DS2_en_csv_v2_1.csv", "")
    return target.getvalue()
