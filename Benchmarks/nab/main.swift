// Anomalies of streams by the standard profile of the Numenta Anomaly Benchmark. Argument: a folder
// with data/GROUP/FILE.csv and labels/combined_windows.json.
import Calendars
import Foundation
import Support
import TimeSeries

guard CommandLine.arguments.count > 1 else {
  print("usage: nab FOLDER")
  exit(2)
}
let folder = URL(fileURLWithPath: CommandLine.arguments[1])
let labels = try JSONDecoder().decode(
  [String: [[String]]].self,
  from: Data(contentsOf: folder.appending(path: "labels/combined_windows.json")))

/// Seconds of `2014-04-10 16:15:00`.
func seconds(_ text: String) throws -> Int {
  let day = try Day(iso: String(text.prefix(10)))
  let time = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
  return Int(day.number) * 86_400 + time[0] * 3600 + time[1] * 60 + time[2]
}

var (score, silence, steps) = (StreamScore(), StreamScore(), 0)
for (name, windows) in labels.sorted(by: { $0.key < $1.key }) {
  guard
    let text = try? String(contentsOf: folder.appending(path: "data/\(name)"), encoding: .utf8)
  else { continue }
  var (times, values) = ([String](), [Double]())
  for line in text.split(whereSeparator: \.isNewline).dropFirst() {
    let cells = line.split(separator: ",")
    times.append(String(cells[0]))
    values.append(Double(cells[1]) ?? .nan)
  }
  let instants = try times.map(seconds)
  let gaps = zip(instants.dropFirst(), instants).map { $0 - $1 }.sorted()
  let cycle = Int((86_400 / Double(max(1, gaps[gaps.count / 2]))).rounded())
  let ranges = windows.compactMap { window -> ClosedRange<Int>? in
    guard let start = times.firstIndex(where: { $0 >= window[0].prefix(19) }),
      let end = times.lastIndex(where: { $0 <= window[1].prefix(19) }), start <= end
    else { return nil }
    return start...end
  }
  let rule = StreamAnomalyRule(cycle: cycle, silence: values.count / 10)
  let alerts = rule.anomalies(values).map(\.index)
  score.add(count: values.count, windows: ranges, alerts: alerts)
  let blind = stride(from: values.count / 10, to: values.count, by: max(1, values.count / 10))
  silence.add(count: values.count, windows: ranges, alerts: Array(blind))
  steps += values.count
}
for (name, result) in [("aforo", score), ("an alert every tenth, blindly", silence)] {
  report(
    "NAB", name,
    [
      ("score", result.normalised ?? .nan), ("windows", Double(result.windows)),
      ("alerts", Double(result.alerts.scored)), ("inside", Double(result.alerts.inside)),
      ("steps", Double(steps)),
    ])
}
report("NAB", "all", [("cpu", cpuSeconds())])
