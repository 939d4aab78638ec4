/// What the project says about the data contract: `contract` in aforo.yml.
public struct ContractPolicy: Equatable, Sendable {
  /// Rules whose violations are shown, but count for no exit status.
  public var accepted: Set<ViolationKind>

  /// A policy; without arguments nothing is accepted.
  public init(accepted: Set<ViolationKind> = []) { self.accepted = accepted }
}
