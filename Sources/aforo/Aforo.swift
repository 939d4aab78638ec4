@main
struct Aforo {
  static func main() {}
}
