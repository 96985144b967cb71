package io.paopao.system;

import static io.paopao.system.TokenForge.encoded;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Tokens that stand for nobody (RFC 8725, and what was broken in its time), made from a good one.
record BadTokens(TokenForge forge) {

  /// The order of P-256.
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  /// A kind of attack and its tokens.
  record Kind(String name, List<String> tokens) {

    Kind(String name, Stream<String> tokens) {
      this(name, tokens.distinct().toList());
    }

    @Override
    public String toString() {
      return name + " (" + tokens.size() + ")";
    }
  }

  List<Kind> all() {
    return List.of(
        new Kind("no signature", withoutSignature()),
        new Kind("the public key as a secret", sealed()),
        new Kind("another key", Stream.of(forge.signed(forge.header(), forge.claims()))),
        new Kind("members of another key", forge.changes().map(forge::signed)),
        new Kind("members under the signature of others", forge.changes().map(forge::kept)),
        new Kind("an impossible signature", signatures().map(forge::withSignature)),
        new Kind("one other character", changed(forge.good())),
        new Kind("cut", cut(forge.good())),
        new Kind("longer", longer(forge.good())),
        new Kind("of no form", formless(forge.parts())));
  }

  private Stream<String> withoutSignature() {
    return Stream.of("none", "None", "NONE", "nOnE", " none", "none ", "null", "")
        .map(name -> forge.header().replace("ES256", name))
        .flatMap(header ->
            Stream.of("", "AA", forge.parts()[2], encoded(new byte[64]))
                .map(signature -> forge.unsigned(header, forge.claims(), signature)));
  }

  private Stream<String> sealed() {
    return Arrays.stream(forge.publicSecrets())
        .flatMap(secret -> Stream.of(256, 384, 512).map(bits -> forge.sealed(bits, secret)));
  }

  private static Stream<String> signatures() {
    BigInteger largest = BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE);
    List<BigInteger> numbers =
        List.of(
            BigInteger.ZERO,
            BigInteger.ONE,
            ORDER.subtract(BigInteger.ONE),
            ORDER,
            ORDER.add(BigInteger.ONE),
            largest);
    return Stream.concat(
        numbers.stream().flatMap(r -> numbers.stream().map(s -> encoded(both(r, s)))),
        IntStream.of(0, 1, 32, 63, 65, 70, 72, 96, 128, 132, 512, 2_000)
            .mapToObj(length -> encoded(new byte[length])));
  }

  private static byte[] both(BigInteger r, BigInteger s) {
    return ByteBuffer.allocate(64).put(fixed(r)).put(fixed(s)).array();
  }

  private static byte[] fixed(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int length = Math.min(bytes.length, fixed.length);
    System.arraycopy(bytes, bytes.length - length, fixed, fixed.length - length, length);
    return fixed;
  }

  private static Stream<String> changed(String good) {
    return IntStream.range(0, good.length())
        .mapToObj(i -> {
          char other = good.charAt(i) == 'A' ? 'B' : 'A';
          return good.substring(0, i) + other + good.substring(i + 1);
        });
  }

  private static Stream<String> cut(String good) {
    return IntStream.range(1, good.length())
        .filter(i -> i % 7 == 0 || i > good.length() - 8)
        .boxed()
        .flatMap(i -> Stream.of(good.substring(0, i), good.substring(i)));
  }

  private static Stream<String> longer(String good) {
    return Stream.of(
        good + ".",
        good + ".x",
        "." + good,
        good + "=",
        good + "==",
        good + "%00",
        good + "," + good,
        good + " " + good,
        good + "A",
        good + "A".repeat(10_000),
        good.replace(".", ". "),
        good.replaceFirst("\\.", ".."),
        good.replace(".", "%2E"),
        "\"" + good + "\"",
        "Bearer " + good,
        "ppt_" + good);
  }

  private static Stream<String> formless(String[] parts) {
    String json =
        "{\"payload\":\"%s\",\"protected\":\"%s\",\"signature\":\"%s\"}"
            .formatted(parts[1], parts[0], parts[2]);
    String direct = encoded("{\"alg\":\"dir\",\"enc\":\"A256GCM\"}");
    String slow = encoded("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":999999999}");
    return Stream.of(
        json,
        encoded(json),
        "{\"signatures\":[" + json + "]}",
        direct + ".." + parts[1] + "." + parts[2] + ".AA",
        slow + ".AA.AA.AA.AA",
        ".",
        "..",
        "...",
        "....",
        "{}",
        "null",
        "undefined",
        "ppt_",
        "ppt_x",
        "ppt_" + "A".repeat(43),
        "ppt_' OR 1=1 -- ",
        "ppt_" + "x".repeat(5_000));
  }
}
