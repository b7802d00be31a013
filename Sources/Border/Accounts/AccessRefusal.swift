/// Why somebody may not do something, or can't be let in. Nothing was recorded but what is said.
public enum AccessRefusal: Error, Sendable, Equatable {
  /// The store is closed and nobody has signed in.
  case notSignedIn
  case sessionLocked
  /// The roles that this one has don't allow it.
  case notPermitted(Permission)
  /// It needs a second person; these accounts could be it.
  case secondPersonNeeded(Permission, approvers: [String])
  /// This account can't be the second person for it.
  case secondPersonUnfit(String)
  case accountDisabled(String)
  /// The account has another key by now than the one that was signed in with.
  case keyReplaced(String)

  /// Account or passphrase is wrong; which one isn't told. It was recorded.
  case signInFailed
  case signInTooSoon(seconds: Int)
  /// It was recorded.
  case wrongPIN(left: Int)
  /// Only the passphrase unlocks.
  case noPIN
  /// The file of the account's sealed key is gone or damaged; a new key is needed.
  case keyFileUnusable(String)
  /// Signing in has no meaning in a store that is open.
  case storeOpen
  case storeClosed

  case accountForm(String)
  case accountUnknown(String)
  case accountExists(String)
  case tooManyAccounts(Int)
  case noRoles
  /// Somebody changed it meanwhile, or it is as it should be already.
  case accountChangedMeanwhile(String)
  case nothingChanged
  /// Nobody would be left who can keep the accounts.
  case lastAdministrator
  /// While the store is open only the first account can get a passphrase: that closes it.
  case firstAccountFirst(String)
  case ruleBounds(Rule, Int)
  case ruleChangedMeanwhile(Rule)

  case passphraseTooShort(Int)
  case passphraseTooLong(Int)
  /// Too few different characters.
  case passphraseTooPlain
  case passphraseIsName
  /// Little is left of it without what everybody tries first.
  case passphraseGuessed(GuessedPassphrase)
  /// It holds characters that nobody sees.
  case passphraseHidden
  case pinForm
}
