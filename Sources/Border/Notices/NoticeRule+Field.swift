extension NoticeRule {
  /// The field of a form beside which the rule speaks while it is filled in; nil: only at the lane.
  public var field: FormField.ID? {
    switch id {
    case "document-expired", "document-expires-soon", "passport-six-months", "passport-six-months-out",
      "document-term":
      .expiry
    case "document-not-yet-valid": .issued
    case "post-document", "sklb-elsewhere", "single-journey-direction", "not-a-travel-document": .number
    case "plb-other-post", "plb-residence": .address
    case "plb-work": .purpose
    case "child-companion", "birth-implausible": .birth
    case "nik-differs": .nik
    case "stamp-not-recorded", "stamp-record-open", "impossible-travel", "stamp-implausible": .stamp
    default: nil
    }
  }
}
