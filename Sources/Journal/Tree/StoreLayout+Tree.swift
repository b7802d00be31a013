extension StoreLayout {
  /// The Merkle tree's tiles, derived from `events`.
  var tiles: String { root + "/journal/tree/tile" }
  /// The newest checkpoint, replaced by rename.
  public var checkpoint: String { root + "/journal/checkpoint" }
  /// Where the next checkpoint is made ready.
  var checkpointDraft: String { root + "/journal/checkpoint.new" }
  /// All checkpoints that were made, one behind the other.
  public var checkpointLog: String { root + "/journal/checkpoints.log" }
}
