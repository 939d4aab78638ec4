public import Forecasting
public enum TrainText { public static func render(_ m: BookingsModel, id: String, path: String?, format: OutputFormat, style: TextStyle) -> String { "\(m.grade) \(m.reason) wins \(m.wonCount) lost \(m.lostCount) \(m.diagnostics) ever \(m.winDiagnostics) horizon \(m.horizonDays) shocks \(m.shocks)\n" + m.coefficients.map{"\($0.name) \($0.value)"}.joined(separator:"\n") } }
public enum ModelCard { public static func markdown(_ m: BookingsModel, id: String) -> String { "" } }
