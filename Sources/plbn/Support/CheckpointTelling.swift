import ArgumentParser
import Border
import Journal
import Phrases

/// Runs what reads a journal to prove or keep it, and tells its errors: status 3 where they show that it was changed.
///
/// - Parameter name: the file or the thing that is being read, for the sentence.
func tellingCheckpointErrors<Result>(_ name: String = "", _ body: () throws -> Result) throws -> Result {
  do {
    return try body()
  } catch let error as CheckpointError {
    guard error.isDamage else { throw Failure(error.phrase(name)) }
    complain(error.phrase(name))
    throw ExitCode(3)
  } catch JournalError.damaged(let damage) {
    complain(damage.phrase)
    throw ExitCode(3)
  }
}

/// Lets a checkpoint cover what a command has recorded, where one is due: so the records are proven also where no console
/// runs. What was recorded stays recorded whatever becomes of it.
func leaveCheckpoint(_ layout: StoreLayout) {
  switch Checkpointer.afterCommand(layout) {
  case .failed(JournalError.readOnly), .failed(JournalError.busy), .failed(JournalError.full), .nothing, .made: break
  case .failed(let error):
    let why =
      switch error {
      case let error as CheckpointError: error.phrase("")
      // Its sentence as an error says that recording was refused.
      case JournalError.damaged(let damage): damage.phrase
      default: Phrase(error)
      }
    complain(
      Phrase(
        id: "Tercatat, tetapi tanpa titik periksa: \(why.id)", en: "Recorded, but without a checkpoint: \(why.en)"))
  }
}
