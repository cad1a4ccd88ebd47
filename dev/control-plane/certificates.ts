import {
  BasicConstraintsExtension,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import type { Extension, JsonGeneralNames, JsonName } from '@peculiar/x509';
import { KeyObject, randomBytes, webcrypto } from 'node:crypto';

/** A certificate and its private key as PEM texts. */
export interface Credentials {
  cert: string;
  key: string;
}

/** Who a certificate is for: kube-apiserver reads the common name as the user and the organizations as the groups. */
export interface Subject {
  name: string;
  groups?: readonly string[];
}

export interface Authority {
  /** PEM text of the authority's own certificate. */
  readonly cert: string;
  server(name: string, hosts: JsonGeneralNames): Promise<Credentials>;
  client(subject: Subject): Promise<Credentials>;
}

const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const dayMs = 86_400_000;

function newKeys(): Promise<webcrypto.CryptoKeyPair> {
  return webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
}

function privatePem(key: webcrypto.CryptoKey): string {
  return KeyObject.from(key).export({ type: 'pkcs8', format: 'pem' }).toString();
}

function distinguishedName({ name, groups = [] }: Subject): JsonName {
  return [...groups.map((group) => ({ O: [group] })), { CN: [name] }];
}

/** Valid from yesterday, because clocks differ, and for a year: a control plane lives for one run. */
function terms() {
  return {
    serialNumber: randomBytes(8).toString('hex'),
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + 365 * dayMs),
    signingAlgorithm: algorithm,
  };
}

/** A certificate authority that nobody else knows, for one control plane. */
export async function newAuthority(): Promise<Authority> {
  const keys = await newKeys();
  const root = await X509CertificateGenerator.createSelfSigned({
    ...terms(),
    name: distinguishedName({ name: 'vlan-networks control plane' }),
    keys,
    extensions: [
      new BasicConstraintsExtension(true, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign | KeyUsageFlags.cRLSign, true),
    ],
  });
  const issue = async (subject: Subject, extensions: Extension[]): Promise<Credentials> => {
    const own = await newKeys();
    const cert = await X509CertificateGenerator.create({
      ...terms(),
      subject: distinguishedName(subject),
      issuer: root.subjectName,
      publicKey: own.publicKey,
      signingKey: keys.privateKey,
      extensions: [new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true), ...extensions],
    });
    return { cert: cert.toString('pem'), key: privatePem(own.privateKey) };
  };
  return {
    cert: root.toString('pem'),
    server: (name, hosts) =>
      issue({ name }, [
        new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
        new SubjectAlternativeNameExtension(hosts),
      ]),
    client: (subject) =>
      issue(subject, [new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth])]),
  };
}
