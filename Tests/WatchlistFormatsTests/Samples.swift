@testable import WatchlistFormats

/// Small lists in each form, of invented people.
enum Samples {
  static let un = """
    <?xml version='1.0' encoding='UTF-8'?>
    <CONSOLIDATED_LIST xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' dateGenerated='2026-11-19T23:00:04.625Z'>
      <INDIVIDUALS>
        <INDIVIDUAL>
          <DATAID>900001</DATAID>
          <FIRST_NAME>GERUNSIN</FIRST_NAME><SECOND_NAME>ANAK</SECOND_NAME><THIRD_NAME>KHAYALAN</THIRD_NAME>
          <UN_LIST_TYPE>Rekaan</UN_LIST_TYPE>
          <REFERENCE_NUMBER>REi.001</REFERENCE_NUMBER>
          <GENDER>Male</GENDER>
          <NAME_ORIGINAL_SCRIPT>金铁三</NAME_ORIGINAL_SCRIPT>
          <COMMENTS1>An invented
    person &amp; no other.</COMMENTS1>
          <TITLE><VALUE>Haji</VALUE></TITLE>
          <DESIGNATION><VALUE>Treasurer of nothing</VALUE></DESIGNATION>
          <NATIONALITY><VALUE>Indonesia</VALUE><VALUE/></NATIONALITY>
          <INDIVIDUAL_ALIAS><QUALITY>Good</QUALITY><ALIAS_NAME>Gerun
            Sin</ALIAS_NAME><DATE_OF_BIRTH>1971</DATE_OF_BIRTH></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY>Low</QUALITY><ALIAS_NAME>Si Gerun</ALIAS_NAME></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ALIAS><QUALITY/><ALIAS_NAME/></INDIVIDUAL_ALIAS>
          <INDIVIDUAL_ADDRESS><CITY>Entikong</CITY><COUNTRY>Indonesia</COUNTRY></INDIVIDUAL_ADDRESS>
          <INDIVIDUAL_ADDRESS><COUNTRY/></INDIVIDUAL_ADDRESS>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><DATE>1970-08-12</DATE></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>EXACT</TYPE_OF_DATE><YEAR>1969</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH>
            <TYPE_OF_DATE>APPROXIMATELY</TYPE_OF_DATE><YEAR>1968</YEAR></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE>BETWEEN</TYPE_OF_DATE><FROM_YEAR>1960</FROM_YEAR><TO_YEAR>1965</TO_YEAR>
          </INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_DATE_OF_BIRTH><TYPE_OF_DATE/></INDIVIDUAL_DATE_OF_BIRTH>
          <INDIVIDUAL_PLACE_OF_BIRTH><CITY>Sanggau</CITY><COUNTRY>Indonesia</COUNTRY></INDIVIDUAL_PLACE_OF_BIRTH>
          <INDIVIDUAL_DOCUMENT><TYPE_OF_DOCUMENT>Passport</TYPE_OF_DOCUMENT><NUMBER>XA 454044</NUMBER>
            <ISSUING_COUNTRY>Indonesia</ISSUING_COUNTRY><NOTE>stolen in 2020</NOTE></INDIVIDUAL_DOCUMENT>
          <INDIVIDUAL_DOCUMENT/>
          <SORT_KEY/>
        </INDIVIDUAL>
      </INDIVIDUALS>
      <ENTITIES>
        <ENTITY>
          <DATAID>900002</DATAID>
          <FIRST_NAME>PT DONGENG (PTD)</FIRST_NAME>
          <ENTITY_ALIAS><QUALITY>a.k.a.</QUALITY><ALIAS_NAME>Dongeng Ltd.</ALIAS_NAME></ENTITY_ALIAS>
          <ENTITY_ALIAS><QUALITY>f.k.a.</QUALITY><ALIAS_NAME>CV Dongeng</ALIAS_NAME></ENTITY_ALIAS>
        </ENTITY>
      </ENTITIES>
    </CONSOLIDATED_LIST>
    """

  static let ftm = """
    {"id":"NK-a1","caption":"Gerunsin Khayalan","schema":"Person","properties":{"name":["KHAYALAN, Gerunsin",\
    "Gerunsin Khayalan"],"alias":["Gerun Khayalan"],"weakAlias":["Si Gerun","Gerun Khayalan"],\
    "previousName":["Gerunsin Dongeng"],"birthDate":["1970-08-12","1970-08","1969"],"gender":["male"],\
    "nationality":["id"],"citizenship":["id","my"],"idNumber":["610001"],"taxNumber":["610001"],\
    "topics":["sanction"],"programId":["RE-1"],"birthPlace":["Sanggau"],"position":["Bendahara"]},\
    "target":true,"last_seen":"2026-11-20T10:00:00"}
    {"id":"NK-p1","schema":"Passport","properties":{"holder":["NK-a1"],"number":["X0000101"],"country":["id"],\
    "type":["Passport"]},"target":false,"last_seen":"2026-11-19T10:00:00"}
    {"id":"NK-b2","caption":"PT Dongeng","schema":"Company","properties":{"name":["PT Dongeng"],\
    "abbreviation":["PTD"]},"target":true}
    {"id":"NK-c3","schema":"Person","properties":{"name":["UMPAMA, Joko"]},"target":false}
    {"id":"NK-d4","schema":"Family","properties":{"person":["NK-a1"],"relative":["NK-c3"]},"target":false}
    {"id":"NK-e5","schema":"Person","properties":{"lastName":["REKAAN"],"firstName":["Sari"],"passport":[{"id":"x",\
    "schema":"Passport","properties":{"number":["X0000105"],"country":["my"]}}]},"target":true}
    """

  static let delta = """
    {"op":"ADD","entity":{"id":"NK-f6","caption":"Budi Rekaan","schema":"Person","properties":{"name":["Budi Rekaan"]},\
    "target":true,"last_seen":"2026-11-21T10:00:00"}}
    {"op":"MOD","entity":{"id":"NK-a1","caption":"Gerunsin Khayalan","schema":"Person","properties":\
    {"name":["Gerunsin Khayalan"]},"target":true}}
    {"op":"DEL","entity":{"id":"NK-b2"}}
    {"op":"DEL","entity":{"id":"NK-d4"}}
    """

  static let simpleCSV = """
    id,schema,name,aliases,birth_date,countries,addresses,identifiers,sanctions,phones,emails,program_ids,dataset,\
    first_seen,last_seen,last_change
    NK-a1,Person,Gerunsin Khayalan,"KHAYALAN, Gerunsin;Gerun Khayalan",1970-08-12;1969,id;my,"Entikong;Sanggau",\
    X0000101;610001,"Reciprocal; Rekaan",+62,,RE-1,re_list,2023-11-02T16:38:16,2026-11-20T12:53:04,2026-04-29T07:55:02
    NK-b2,Company,PT Dongeng,,,,,,,,,,re_list,,2026-11-19,
    """

  static let interpolPage = """
    {"total": 2, "query": {"page": 1, "resultPerPage": 20},
     "_embedded": {"notices": [
       {"forename": "GERUNSIN", "date_of_birth": "1970/08/12", "entity_id": "2026/1001", "nationalities": ["ID", "MY"],
        "name": "KHAYALAN", "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red/2026-1001"},
        "images": {"href": "x"}}},
       {"forename": null, "date_of_birth": "1981", "entity_id": "2026/1002", "nationalities": null, "name": "DONGENG"}
     ]},
     "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red?page=1"}}}
    """

  static let interpolDetail = """
    {"entity_id": "2026/1001", "name": "KHAYALAN", "forename": "GERUNSIN", "date_of_birth": "1970/08/12", "sex_id": "M",
     "place_of_birth": "Sanggau", "country_of_birth_id": "ID", "languages_spoken_ids": ["IND"], "height": 1.7,
     "distinguishing_marks": "none", "nationalities": ["ID"],
     "arrest_warrants": [{"issuing_country_id": "MY", "charge": "penipuan", "charge_translation": "fraud"}],
     "_links": {"self": {"href": "https://ws-public.interpol.int/notices/v1/red/2026-1001"}}}
    """

  static let national = """
    DAFTAR PENCEGAHAN (REKAAN)
    Per 20 November 2026
    NO REG;NAMA DEPAN;NAMA BELAKANG;ALIAS;JULUKAN;TGL LAHIR;JK;WN;NO PASPOR;NIK;JENIS;DASAR;MULAI;SAMPAI;TINDAKAN;BARIS
    C-1;GERUNSIN;KHAYALAN als. GERUN @ SIN;"GERUN K; G. KHAYALAN";SI GERUN;Sanggau, 12/08/1970;L;IDN;X0000101;610001;\
    Pencegahan;UU 6/2011;01-02-2026;31/12/2026;tunda;1
    C-2;SARI;UMPAMA;;;00/00/1981;P;IDN;;;Tangkal;UU 6/2011;2026-02-01;17 Agustus 2027;;2
    C-1;GERUNSIN;DONGENG;;;;;;X0000107;;;;;;;3
    D-1;JOKO;UMPAMA;;;1970;L;;;;DPO;;;;;4
    D-2;LIM;REKA @ TAN REKA;;;;L;;;;DPO;;;;;5
    D-3;DEWI;KHAYALAN;;;;P;;;;DPO;;;;;6
    """

  static let nationalMap = """
    {
      "columns": {
        "entry": "no reg", "name": ["NAMA DEPAN", "NAMA BELAKANG"], "alias": "ALIAS", "weak_alias": "JULUKAN",
        "birth": "TGL LAHIR", "sex": "JK", "nationality": "WN", "class": "JENIS", "legal_basis": "DASAR",
        "entered": "MULAI", "expires": "SAMPAI", "action": "TINDAKAN"
      },
      "documents": {"passport": "NO PASPOR", "nik": "NIK"},
      "defaults": {"owner": "Instansi Rekaan", "action": "postponed"},
      "words": {"class": {"pencegahan": "cegah"}, "action": {"TUNDA": "postponed"}},
      "delimiter": ";", "header_line": 3, "published": "20/11/2026"
    }
    """

  static let plbn = """
    entry,name,name_type,dob,docs,class,expires
    n-1,"KHAYALAN, Gerunsin",primary,1970-08-12;circa 1969,passport:X1:IDN,cegah,2027
    n-1,"SI GERUN",weak,,,,
    """

  static let ofac =
    row("7", "KHAYALAN, Gerunsin", remarks: "DOB 14 Jun 1968; Passport A1 (Indonesia); a.k.a. 'SI GERUN'.")
    + row("8", "DONGENG", type: "-0- ")
    + (10...20).map { row("\($0)", "REKAAN, Ke \($0)", remarks: "DOB circa 19\($0); nationality Indonesia.") }.joined()

  /// A list's files under the names that they are published by.
  static func files(_ format: ListFormat) -> [(name: String, text: String)] {
    switch format {
    case .ofacCSV: [("sdn.csv", ofac), ("alt.csv", "7,1,aka,\"KAJALAN, Gerunsin\",-0- \r\n")]
    case .unXML: [("consolidated.xml", un)]
    case .ftmJSON: [("entities.ftm.json", ftm), ("entities.delta.json", delta)]
    case .ftmDelta: [("entities.delta.json", delta)]
    case .openSanctionsCSV: [("targets.simple.csv", simpleCSV)]
    case .interpolJSON: [("red.json", interpolPage + "\n" + interpolDetail)]
    case .nationalCSV: [("cegah.csv", national), ("cegah.map.json", nationalMap)]
    case .plbnCSV: [("list.csv", plbn)]
    }
  }
}

/// Reads a list of one file.
func read(_ format: ListFormat, _ text: String, name: String = "list") throws(ImportError) -> ImportedList {
  try ListReader.read(format, [ByteSource(name: name, text: text)])
}
