// Which addresses of machines may be asked for a picture? Those of the open internet, and no machine nearby.
import { BlockList, isIP } from 'node:net';

/** Of IPv4: this machine, private networks, neighbours of the link, documentation, multicast and what is kept for later. */
const notPublic = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const) {
  notPublic.addSubnet(network, prefix, 'ipv4');
}

/** Of IPv6 only the part that is given out to the internet. An IPv4 address that is dressed as one is never in it. */
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Parts of that which lead elsewhere: tunnels that carry an IPv4 address inside, and documentation. */
const notGlobal = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const) {
  notGlobal.addSubnet(network, prefix, 'ipv6');
}

/** Whether `address` is an IP address of the open internet. What cannot be read is not. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !notPublic.check(address, 'ipv4');
    case 6:
      // A zone, as in `fe80::1%eth0`, is only said of neighbours.
      return (
        !address.includes('%') &&
        globalUnicast.check(address, 'ipv6') &&
        !notGlobal.check(address, 'ipv6')
      );
    default:
      return false;
  }
}
