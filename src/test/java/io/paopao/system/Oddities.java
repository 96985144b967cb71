package io.paopao.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/// Values that programs are seldom tried with.
record Oddities(RandomGenerator chance) {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\t\r\n",
          "\u0085\u2028\u2029",
          "\u001b[31m\u0007\u007f",
          "\ud83d\ude00\u200d\ud83d\udc69\u200d\ud83d\udc67",
          "\ud83c\udde8\ud83c\uddf3\ufe0f\u20e3",
          "\u202eevil\u202c\u2066\u2069",
          "\u200b\u200c\ufeff\u00ad",
          "e\u0301\u0301\u0301\u0301\u0301\u0301",
          "\u0130\u0131\u00df\ufb03\u017f",
          "\ufdfa\ufdfd\u1100\u1161",
          "\u6ce1\u6ce1\u8bba\u575b\u3000\uff21",
          "\u0440\u0430\u0443\u0440\u0430l",
          "\ud835\udcb3\udbff\udfff",
          "\ufffe\uffff\ufffd",
          "../../../etc/passwd",
          "..\\..\\windows\\win.ini",
          "' OR 1=1 -- ",
          "\\' UNION SELECT NULL; --",
          "%' ESCAPE '!",
          "%_\\",
          "<script>alert(1)</script>",
          "javascript:alert(1)",
          "${jndi:ldap://127.0.0.1:1/a}",
          "#{7*7}{{7*7}}",
          "%s%n%x{0}{",
          "x\r\nSet-Cookie: a=b",
          "null",
          "true",
          "NaN",
          "-1",
          "0",
          "00",
          "1e9",
          "0x10",
          "9223372036854775807",
          "9223372036854775808",
          "-9223372036854775808",
          "99999999999999999999999999",
          "2147483648",
          "1970-01-01T00:00:00Z",
          "2026-02-30T25:61:61Z",
          "0000-01-01T00:00:00Z",
          "9999-12-31T23:59:59.999999999Z",
          "+10000-01-01T00:00:00Z",
          "+1000000000-12-31T23:59:59.999999999Z",
          "-1000000000-01-01T00:00:00Z",
          "+999999999-12-31",
          "-999999999-01-01",
          "2026-01-31",
          "2099-12-31T00:00:00+18:00",
          "P999999999999D",
          "OTIyMzM3MjAzNjg1NDc3NTgwNw",
          "OTIyMzM3MjAzNjg1NDc3NTgwNyw5MjIzMzcyMDM2ODU0Nzc1ODA3",
          "LTkyMjMzNzIwMzY4NTQ3NzU4MDgsLTkyMjMzNzIwMzY4NTQ3NzU4MDg",
          "MSwxLDE",
          "9999999999-9999999999-9999999999999999999",
          "0-1-9223372036854775807",
          "4294967295-4294967295-18446744073709551615",
          "0-1-1,0-1-1,1-1-1",
          "\"1\", W/\"2\", *",
          "W/\"",
          "*",
          ",,,;;;===",
          "a@b",
          "\"a b\"@example.org",
          "a@[127.0.0.1]",
          "a@\u6ce1.example",
          "a@example.org\r\nBcc: b@example.org",
          "thread:1,board:general,user:1,item:x,",
          "text/html;q=0,*/*;q=nonsense",
          "@admin @all @\ud83d\ude00",
          "[a](javascript:x) ![b](data:x) <b onclick=x>",
          "(((((((((([[[[[[[[[[**********``````````");

  private static final List<String> NUMBERS =
      List.of("0", "-1", "1", "-0.0", "0.1", "1e-400", "1e400", "2147483647", "2147483648", "1e18");

  /// At most a few thousand characters.
  String text() {
    String one = TEXTS.get(chance.nextInt(TEXTS.size()));
    return switch (chance.nextInt(12)) {
      case 0 -> one.repeat(chance.nextInt(1, 40));
      case 1 -> one + TEXTS.get(chance.nextInt(TEXTS.size()));
      case 2 -> String.valueOf((char) chance.nextInt(0x20, 0x3000)).repeat(chance.nextInt(1, 400));
      default -> one;
    };
  }

  /// What may stand in a header.
  String header() {
    return text().replaceAll("[^\\x20-\\x7e\\xa0-\\xff]", "?");
  }

  /// What may stand in a path. The server itself refuses control characters and slashes there, and
  /// in a form of its own.
  String segment() {
    String segment = escaped().replaceAll("%(?:[01].|2[3F]|5C|7F|C2%[89].)", "_");
    return segment.matches("[.]*") ? "_" : segment;
  }

  /// What may stand in one place of a query: in escapes, whole or overlong.
  String escaped() {
    return switch (chance.nextInt(10)) {
      case 0 -> "%ff%fe";
      case 1 -> "%c0%af%ed%a0%80";
      default -> URLEncoder.encode(text(), StandardCharsets.UTF_8).replace("+", "%20");
    };
  }

  JsonNode json() {
    return switch (chance.nextInt(12)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.booleanNode(chance.nextBoolean());
      case 2 -> NODES.numberNode(new BigDecimal(NUMBERS.get(chance.nextInt(NUMBERS.size()))));
      case 3 -> NODES.numberNode(BigInteger.TWO.pow(chance.nextInt(200)).negate());
      case 4 -> NODES.arrayNode().add(text()).add(text());
      case 5 -> NODES.objectNode().put(text(), text());
      case 6 -> deep(chance.nextInt(2, 95));
      case 7 -> NODES.textNode(text() + (char) chance.nextInt(0xd800, 0xe000));
      case 8 -> NODES.textNode("\u6ce1".repeat(chance.nextInt(1, 100_000)));
      default -> NODES.textNode(text());
    };
  }

  private JsonNode deep(int levels) {
    JsonNode node = NODES.textNode(text());
    for (int i = 0; i < levels; i++) {
      node = chance.nextBoolean() ? NODES.arrayNode().add(node) : NODES.objectNode().set("a", node);
    }
    return node;
  }
}
