package io.paopao.system;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Makes tokens that look like those of the forum, from what anybody knows: one good token and the
/// public key.
///
/// @param own signs what is signed at all; it has the name of the forum's key
/// @param trap an address that a key could be fetched from
record TokenForge(String good, ECKey theirs, ECKey own, String trap) {

  private static final Path CHANGES = Path.of("src/test/resources/tokens/forged.txt");
  private static final ObjectMapper JSON = new ObjectMapper();

  /// What a token says, in JSON.
  record Content(String header, String claims) {}

  String[] parts() {
    return good.split("\\.", -1);
  }

  String header() {
    return decoded(parts()[0]);
  }

  String claims() {
    return decoded(parts()[1]);
  }

  /// The good token with each of the members of the file.
  Stream<Content> changes() {
    try {
      return Files.readAllLines(CHANGES).stream()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split(" \\|", 3))
          .map(this::changed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Content changed(String[] cells) {
    String member = cells[1].strip();
    String value = Places.filled(cells[2].strip(), this);
    return cells[0].equals("header")
        ? new Content(changed(header(), member, value), claims())
        : new Content(header(), changed(claims(), member, value));
  }

  /// As text, so that numbers stay as they are written.
  private static String changed(String json, String member, String value) {
    try {
      ObjectNode object = (ObjectNode) JSON.readTree(json);
      object.remove(member);
      String rest = object.toString();
      return value.isEmpty()
          ? rest
          : rest.substring(0, rest.length() - 1) + ",\"" + member + "\":" + value + "}";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  String unsigned(String header, String claims, String signature) {
    return encoded(header) + "." + encoded(claims) + "." + signature;
  }

  /// Under the signature of the good token.
  String kept(Content content) {
    return unsigned(content.header(), content.claims(), parts()[2]);
  }

  String withSignature(String signature) {
    return unsigned(header(), claims(), signature);
  }

  String signed(Content content) {
    return signed(content.header(), content.claims());
  }

  String signed(String header, String claims) {
    String input = encoded(header) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
      signature.initSign(own.toECPrivateKey());
      signature.update(input.getBytes(US_ASCII));
      return input + "." + encoded(signature.sign());
    } catch (GeneralSecurityException | JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Signed with a shared secret.
  ///
  /// @param bits of the digest
  String sealed(int bits, byte[] secret) {
    String input = encoded(header().replace("ES256", "HS" + bits)) + "." + encoded(claims());
    try {
      Mac mac = Mac.getInstance("HmacSHA" + bits);
      mac.init(new SecretKeySpec(secret, mac.getAlgorithm()));
      return input + "." + encoded(mac.doFinal(input.getBytes(US_ASCII)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What everybody knows and somebody may take for a secret.
  byte[][] publicSecrets() {
    try {
      byte[] der = theirs.toECPublicKey().getEncoded();
      String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
      String pem = "-----BEGIN PUBLIC KEY-----\n" + lines + "\n-----END PUBLIC KEY-----";
      byte[] x = theirs.getX().decode();
      byte[] y = theirs.getY().decode();
      return new byte[][] {
        der,
        pem.getBytes(US_ASCII),
        (pem + "\n").getBytes(US_ASCII),
        lines.getBytes(US_ASCII),
        theirs.toPublicJWK().toJSONString().getBytes(UTF_8),
        x,
        y,
        ByteBuffer.allocate(65).put((byte) 4).put(x).put(y).array(),
        theirs.getX().toString().getBytes(US_ASCII),
        theirs.getKeyID().getBytes(UTF_8),
        "secret".getBytes(US_ASCII),
        new byte[32]
      };
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return encoded(text.getBytes(UTF_8));
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), UTF_8);
  }

  /// What stands in angle brackets in the file.
  private static final class Places {

    private static final Pattern NOW = Pattern.compile("<now([+-]\\d+)?>");

    private Places() {}

    static String filled(String text, TokenForge forge) {
      String named =
          text.replace("<kid>", forge.theirs.getKeyID())
              .replace("<key>", forge.own.toPublicJWK().toJSONString())
              .replace("<trap>", forge.trap);
      long now = Instant.now().getEpochSecond();
      return NOW.matcher(named)
          .replaceAll(found ->
              String.valueOf(now + (found.group(1) == null ? 0 : Long.parseLong(found.group(1)))));
    }
  }
}
