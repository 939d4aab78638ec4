internal import Currencies
internal import Tabular

extension FactReader {
  /// Takes a target.
  mutating func takeQuota(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let period = try context.period(record, calendar: try context.calendar(settings))
    let amount = try context.amount(record, currencies: &facts.currencies)
    guard amount.minor != Blank.amount, amount.currency < 0 else {
      throw RecordProblem(
        "amount", "is blank or foreign; a quota needs an amount in \(settings.currency.code)")
    }
    let knownFrom = try context.instant(record, .knownFrom) ?? Blank.instant
    facts.quotas.append(
      QuotaFact(
        period: period, path: context.path(record), amount: amount.minor, knownFrom: knownFrom))
    return true
  }

  /// Takes a person's place.
  mutating func takePerson(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    _ = try context.required(record, .owner)
    let validFrom = try context.startOfDay(record, .validFrom, zone)
    facts.people.append(
      PersonFact(
        owner: context.text(record, .owner) ?? "", manager: context.text(record, .manager) ?? "",
        region: context.text(record, .region) ?? "", validFrom: validFrom ?? Blank.instant))
    return true
  }

  /// Takes a forecast made by a person.
  mutating func takeCall(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let period = try context.period(record, calendar: try context.calendar(settings))
    let amount = try context.amount(record, currencies: &facts.currencies)
    guard amount.minor != Blank.amount else {
      throw RecordProblem("amount", "is blank; a call needs an amount")
    }
    let madeAt = try context.requiredInstant(record, .madeAt)
    facts.calls.append(
      CallFact(
        period: period, path: context.path(record), amount: amount.minor,
        currency: currencyName(amount.currency), category: context.text(record, .category) ?? "",
        madeAt: madeAt, madeBy: context.text(record, .madeBy) ?? "",
        role: context.text(record, .role) ?? ""))
    return true
  }

  /// Takes what a team spent.
  mutating func takeSpend(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let period = try context.spendPeriod(record, calendar: try context.calendar(settings))
    let amount = try context.amount(record, currencies: &facts.currencies)
    guard amount.minor != Blank.amount else {
      throw RecordProblem("amount", "is blank; write 0 where nothing was spent")
    }
    facts.spend.append(
      SpendFact(
        period: period, team: context.text(record, .team) ?? "",
        accountCode: context.text(record, .accountCode) ?? "", amount: amount.minor,
        currency: currencyName(amount.currency)))
    return true
  }

  /// Takes an exchange rate.
  mutating func takeRate(
    _ record: CSVRecord, _ context: inout RecordContext
  ) throws(RecordProblem) -> Bool {
    let code = try context.amounts.code(
      try context.required(record, .currency), &facts.currencies)
    guard let day = try context.day(record, .validFrom) else {
      throw RecordProblem("valid_from", "is blank; a rate holds from a day on")
    }
    let rate = try context.rate(record)
    guard code >= 0 else {
      guard rate == 1 else {
        throw RecordProblem("rate", "that of the reporting currency itself must be 1")
      }
      return false
    }
    facts.rates.append(
      RateFact(
        currency: currencyName(code), day: day, rate: rate,
        table: context.text(record, .table) ?? "",
        knownFrom: try context.startOfDay(record, .knownFrom, zone) ?? Blank.instant))
    return true
  }

  private func currencyName(_ code: Int32) -> String {
    code < 0 ? settings.currency.code : facts.currencies.string(code)
  }
}
