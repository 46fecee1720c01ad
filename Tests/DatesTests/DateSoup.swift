/// Words that dates are made of, and what stands between words.
enum DateSoup {
  static let words =
    ("the a an of in on to from between and or by since until ago earlier later before after early late mid "
    + "last next this that past coming same following first second third fourth 1st 2nd 3rd 31st 99th half "
    + "quarter day days week weeks weekend month months year years decade century centuries hour minute "
    + "January February March May June Sept. Dec. Monday Tuesday Sundays Sat. today yesterday tomorrow "
    + "tonight morning night noon midnight now recently past future daily annually every each per spring "
    + "winter fall nineteen twenty ninety two ten hundred thousand million couple few several dozen p.m. am "
    + "GMT o'clock 1 3 9 12 13 28 29 30 31 32 60 99 0 00 07 1000 1066 1899 1900 1999 2000 2012 2013 2199 2566 "
    + "9999 99999999 123456789012 1,500 2.5 10.30 1/2 13.03.2014 03/04/2013 2014-02-30 1990s 90s 1800s '98 '60s "
    + "5pm 26pm Q3 H1 fiscal year-ago year-end period will said was killed may met about nearly more than "
    + "at least $ % end beginning middle Apr").split(separator: " ").map(String.init)
  static let gaps = [
    " ", " ", " ", " ", "-", ", ", ". ", "/", ":", "'s ", "\n", "\n\n", "", " '", "–",
  ]
}
