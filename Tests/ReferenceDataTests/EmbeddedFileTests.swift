import Foundation
import Testing

@testable import ReferenceData

@Suite("The embedded files")
struct EmbeddedFileTests {
  @Test("decode as they ship")
  func decode() throws {
    let data = try ReferenceData.shared.get()
    #expect(try ReferenceData.load() == data)
    #expect(!(try DemoTraveller.load()).isEmpty)
  }

  @Test("are the files of Data, byte for byte", arguments: ReferenceFile.allCases)
  func sameAsOnDisk(file: ReferenceFile) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../Data").standardized
    let onDisk = try Data(contentsOf: folder.appending(path: file.rawValue))
    #expect(file.bytes == Array(onDisk), "Data/\(file.rawValue) was changed and the program not built again")
  }

  @Test("are plain UTF-8 text that ends in a newline and has no control characters", arguments: ReferenceFile.allCases)
  func plainText(file: ReferenceFile) throws {
    let text = try #require(String(validating: file.bytes, as: UTF8.self))
    #expect(text.hasSuffix("\n"))
    #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }

  @Test("hold no reference that only the authors could follow", arguments: ReferenceFile.allCases)
  func noInternalTags(file: ReferenceFile) {
    let text = String(decoding: file.bytes, as: UTF8.self)
    for tag in ["[W:", "[GK", "[D]", "[0", "seed"] {
      #expect(!text.contains(tag), "\(file.rawValue) has \(tag)")
    }
  }

  @Test("a broken file is an error that names the file and the place, not a crash")
  func brokenFile() throws {
    let name = #"{"value": {"id": "Paspor", "en": ""}, "source": "a page", "as_of": "2024"}"#
    let table = #"{"kinds": [{"code": "passport", "name": \#(name)}], "variants": []}"#
    let error = try #require(throws: ReferenceDataError.self) {
      try ReferenceFile.documents.decode(DocumentFile.self, from: Array(table.utf8))
    }
    #expect(error.place == "kinds[0].name.value.en")
    #expect(
      error.description == "The reference data in Data/documents.json can't be read at kinds[0].name.value.en: "
        + "a text needs both languages. Correct the file and build the program again.")
  }

  @Test("bytes that are no JSON at all are an error", arguments: ["", "{", "\u{0}", "[1, 2"])
  func noJSON(text: String) {
    #expect(throws: ReferenceDataError.self) {
      try ReferenceFile.purposes.decode([Purpose].self, from: Array(text.utf8))
    }
  }

  @Test("invalid UTF-8 is an error")
  func invalidUTF8() {
    #expect(throws: ReferenceDataError.self) {
      try ReferenceFile.purposes.decode([String].self, from: Array("[\"".utf8) + [0xC3, 0x28] + Array("\"]".utf8))
    }
  }
}
