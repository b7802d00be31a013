import Border

extension FormFilling.Checked {
  /// Puts what the rules notice of the document beside the fields that it is about, where nothing is said there yet.
  mutating func addNotices(_ scene: Scene) {
    guard let read, let today = FormPage.today(scene) else { return }
    let facts = NoticeFacts(
      read, today: today, now: scene.now, post: scene.setting.post, reference: scene.setting.reference)
    for notice in NoticeRule.notices(facts) {
      guard let slot = notice.rule.field.map(FormFilling.Slot.field), notes[slot] == nil, problems[slot] == nil else {
        continue
      }
      notes[slot] = notice.text
    }
  }
}
