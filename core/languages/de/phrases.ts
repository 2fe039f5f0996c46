// Was sagen die Programme neben dem Fenster? Kinds of target, steps of long jobs, notes and warnings, in German.
import type { Phrases } from '../phrases.ts';

export const phrases: Phrases = {
  Folder: 'Ordner',
  'A folder on this computer or in the network, such as the one a web server serves. Where the disk knows no hard links, files are put in place one by one.':
    'Ein Ordner auf diesem Rechner oder im Netz, etwa der, den ein Webserver ausliefert. Wo der Datenträger keine Hardlinks kennt, werden die Dateien einzeln abgelegt.',
  'The folder that holds, or shall hold, the website':
    'Der Ordner, der die Website enthält oder enthalten soll',
  'Bundle file': 'Paketdatei',
  'One zip with website, data and changes since the last one, such as in a folder that is synced: for whoever puts it on the web.':
    'Ein Zip mit Website, Daten und den Änderungen seit dem letzten, etwa in einem synchronisierten Ordner: für die Person, die es ins Web stellt.',
  'Where the file lies, such as a synced folder':
    'Wo die Datei liegt, etwa in einem synchronisierten Ordner',
  'Name of the file': 'Name der Datei',
  'newsroom.zip unless said': 'newsroom.zip, wenn nichts anderes gesagt ist',
  'Sign the file': 'Datei signieren',
  'With this newsroom’s key on this computer; without it nothing is published':
    'Mit dem Schlüssel, den diese Redaktion auf diesem Rechner hat; ohne ihn wird nichts veröffentlicht',
  'A web server with a login over SSH, as most hosts and every Unix server offer it.':
    'Ein Webserver mit Anmeldung über SSH, wie ihn die meisten Anbieter und jeder Unix-Server haben.',
  Server: 'Server',
  'Its name or address, such as www.example.org.':
    'Sein Name oder seine Adresse, etwa www.example.org.',
  'Its name or address, such as ftp.example.org.':
    'Sein Name oder seine Adresse, etwa ftp.example.org.',
  Port: 'Port',
  'User name': 'Benutzername',
  'Log in with': 'Anmelden mit',
  'key (a file on this computer), agent (the SSH agent that runs here) or password':
    'key (eine Datei auf diesem Rechner), agent (der SSH-Agent, der hier läuft) oder password (Passwort)',
  'Key file': 'Schlüsseldatei',
  'The private half, such as id_ed25519.': 'Die private Hälfte, etwa id_ed25519.',
  'Where the website is on the server; empty for the folder the login begins in':
    'Wo die Website auf dem Server liegt; leer für den Ordner, in dem die Anmeldung beginnt',
  'Switch the whole website at once': 'Die ganze Website auf einmal umschalten',
  'Releases lie beside each other, and the link “current” leads to the newest: the server must show that link':
    'Ausgaben liegen nebeneinander, und der Link „current“ führt zur neuesten: Der Server muss diesen Link zeigen',
  'Trusted host key': 'Vertrauter Hostschlüssel',
  'The fingerprint of the server, SHA256:…, once you have compared it':
    'Der Fingerabdruck des Servers, SHA256:…, sobald Sie ihn verglichen haben',
  'For ssh: the fingerprint of the server, SHA256:…, once you have compared it':
    'Für ssh: der Fingerabdruck des Servers, SHA256:…, sobald Sie ihn verglichen haben',
  'Passphrase of the key': 'Passphrase des Schlüssels',
  Password: 'Passwort',
  'FTPS and FTP': 'FTPS und FTP',
  'The web space of most hosting companies: files are sent one after another, encrypted.':
    'Der Webspace der meisten Anbieter: Dateien werden nacheinander gesendet, verschlüsselt.',
  'Empty for the usual one: 21, or 990 for “implicit”.':
    'Leer für den üblichen: 21, oder 990 bei „implicit“.',
  Encryption: 'Verschlüsselung',
  'explicit (agreed on before the login: the usual way), implicit (from the first byte) or none':
    'explicit (vor der Anmeldung vereinbart: der übliche Weg), implicit (vom ersten Byte an) oder none (keine)',
  'Certificate of your organisation': 'Zertifikat Ihrer Organisation',
  'A PEM file, if the server’s certificate is signed by an authority of your own.':
    'Eine PEM-Datei, wenn das Zertifikat des Servers von einer eigenen Stelle signiert ist.',
  'A PEM file, if the service’s certificate is signed by an authority of your own.':
    'Eine PEM-Datei, wenn das Zertifikat des Dienstes von einer eigenen Stelle signiert ist.',
  'A PEM file, if the site’s certificate is signed by an authority of your own.':
    'Eine PEM-Datei, wenn das Zertifikat der Website von einer eigenen Stelle signiert ist.',
  'Send without encryption': 'Ohne Verschlüsselung senden',
  'For encryption “none”: everybody on the way can read the password and change pages.':
    'Bei Verschlüsselung „none“: Alle auf dem Weg können das Passwort lesen und Seiten ändern.',
  'For an address with http: everybody on the way can read the password and change pages.':
    'Bei einer Adresse mit http: Alle auf dem Weg können das Passwort lesen und Seiten ändern.',
  'For an address with http: everybody on the way can read and change pages.':
    'Bei einer Adresse mit http: Alle auf dem Weg können Seiten lesen und ändern.',
  'A branch that a Pages service shows, such as those of GitHub, GitLab or Codeberg: one commit per publish. Git must be installed on this computer.':
    'Ein Branch, den ein Pages-Dienst zeigt, etwa der von GitHub, GitLab oder Codeberg: ein Commit je Veröffentlichung. Git muss auf diesem Rechner installiert sein.',
  'Address of the repository': 'Adresse des Repositorys',
  'As the service shows it for cloning: https://… or git@…':
    'Wie der Dienst sie zum Klonen zeigt: https://… oder git@…',
  Branch: 'Branch',
  'gh-pages unless said; it is made where it is not there':
    'gh-pages, wenn nichts anderes gesagt ist; er wird angelegt, wo er fehlt',
  'For https. Most services ask for a token as the password, and take any name with it':
    'Für https. Die meisten Dienste verlangen ein Token als Passwort und nehmen jeden Namen dazu',
  'For ssh: key (a file on this computer) or agent (the SSH agent that runs here)':
    'Für ssh: key (eine Datei auf diesem Rechner) oder agent (der SSH-Agent, der hier läuft)',
  'Name in the commits': 'Name in den Commits',
  'Mail address in the commits': 'E-Mail-Adresse in den Commits',
  'Token or password, for https': 'Token oder Passwort, für https',
  'Files are put in a folder of a WebDAV server, each whole, one after another.':
    'Dateien kommen in einen Ordner eines WebDAV-Servers, jede als Ganzes, eine nach der anderen.',
  'Address of the folder': 'Adresse des Ordners',
  'As the server’s owner gave it, such as https://files.example.org/website.':
    'Wie sie die betreibende Person genannt hat, etwa https://files.example.org/website.',
  Proxy: 'Proxy',
  'Such as http://proxy.example.org:3128; empty for the one that the computer names (HTTPS_PROXY), “none” for none.':
    'Etwa http://proxy.example.org:3128; leer für den, den der Rechner nennt (HTTPS_PROXY), „none“ für keinen.',
  'S3-compatible storage': 'S3-kompatibler Speicher',
  'A bucket at Amazon, Cloudflare, Hetzner, OVH, a Ceph or MinIO of your own, and others.':
    'Ein Bucket bei Amazon, Cloudflare, Hetzner, OVH, einem eigenen Ceph oder MinIO und anderen.',
  'Address of the service': 'Adresse des Dienstes',
  'Without the bucket, such as https://s3.eu-central-1.amazonaws.com.':
    'Ohne den Bucket, etwa https://s3.eu-central-1.amazonaws.com.',
  Region: 'Region',
  'Such as eu-central-1; “auto” at Cloudflare.': 'Etwa eu-central-1; „auto“ bei Cloudflare.',
  Bucket: 'Bucket',
  'Access key ID': 'Zugriffsschlüssel-ID',
  'Where the website begins in the bucket; empty for the bucket itself':
    'Wo die Website im Bucket beginnt; leer für den Bucket selbst',
  'Bucket as part of the server’s name': 'Bucket als Teil des Servernamens',
  'For services that want https://BUCKET.example.org instead of https://example.org/BUCKET.':
    'Für Dienste, die https://BUCKET.example.org statt https://example.org/BUCKET wollen.',
  'Let everybody read each file': 'Alle jede Datei lesen lassen',
  'For buckets without a rule that says so; many services no longer take it.':
    'Für Buckets ohne Regel, die das sagt; viele Dienste nehmen es nicht mehr an.',
  'Secret key': 'Geheimer Schlüssel',
  'Articles become posts of a WordPress site, with their pictures and files in its media.':
    'Artikel werden Beiträge einer WordPress-Website, mit ihren Bildern und Dateien in deren Medien.',
  'Address of the site': 'Adresse der Website',
  'The front page, such as https://www.example.org.':
    'Die Startseite, etwa https://www.example.org.',
  'An editor or administrator of the site.':
    'Jemand mit Redaktions- oder Verwaltungsrecht auf der Website.',
  'Allow http on this computer': 'http auf diesem Rechner erlauben',
  'For a site that runs on this very computer, to try things out.':
    'Für eine Website auf genau diesem Rechner, zum Ausprobieren.',
  'Type of post': 'Art des Beitrags',
  'As WordPress calls it: “post”.': 'Wie WordPress es nennt: „post“.',
  'An article that is withdrawn becomes': 'Ein zurückgezogener Artikel wird',
  '“draft”: editors of the site still see it; “trash”: WordPress deletes it after a while.':
    '„draft“: Die Redaktion der Website sieht ihn noch; „trash“: WordPress löscht ihn nach einer Weile.',
  'Make tags that the site does not have': 'Schlagwörter anlegen, die die Website nicht hat',
  'Largest file, in megabytes': 'Größte Datei, in Megabyte',
  'The site’s upload limit, if you know it: then a plan says which files are too large.':
    'Die Upload-Grenze der Website, falls Sie sie kennen: Dann sagt ein Plan, welche Dateien zu groß sind.',
  'Terms and people of the site': 'Begriffe und Personen der Website',
  'As JSON, such as {"categories":{"prisons":"category/prison-news"},"people":{"Ana Pérez":"ana"}}; what is not named is matched by name. “galley target map” shows what there is.':
    'Als JSON, etwa {"categories":{"prisons":"category/prison-news"},"people":{"Ana Pérez":"ana"}}; was nicht genannt ist, wird nach Namen zugeordnet. „galley target map“ zeigt, was es gibt.',
  'Application password': 'Anwendungspasswort',
  'Reading the newsroom': 'Redaktion wird gelesen',
  'Reading the posts of the site': 'Beiträge der Website werden gelesen',
  Pages: 'Seiten',
  Pictures: 'Bilder',
  'Social cards': 'Teilen-Karten',
  'Feeds, records and lists': 'Feeds, Datensätze und Listen',
  Search: 'Suche',
  'The folder is not there yet. Publishing makes it.':
    'Der Ordner ist noch nicht da. Das Veröffentlichen legt ihn an.',
  'The folder “{}” is not there yet; the first publish makes it.':
    'Der Ordner „{}“ ist noch nicht da; die erste Veröffentlichung legt ihn an.',
  'The folder “{}” is not there yet, or may not be entered; the first publish makes it.':
    'Der Ordner „{}“ ist noch nicht da oder nicht zugänglich; die erste Veröffentlichung legt ihn an.',
  'The branch “{}” is not there yet. Publishing makes it.':
    'Der Branch „{}“ ist noch nicht da. Das Veröffentlichen legt ihn an.',
  'The server has the host key that you trust, {}.':
    'Der Server hat den Hostschlüssel, dem Sie vertrauen: {}.',
  'The server must show “{}” as the website: it leads to the newest release.':
    'Der Server muss „{}“ als Website zeigen: Es führt zur neuesten Ausgabe.',
  'This server cannot replace a file in one step: a page that changes is missing for a moment.':
    'Dieser Server kann eine Datei nicht in einem Schritt ersetzen: Eine Seite, die sich ändert, fehlt einen Augenblick.',
  '{} lets this login write. This computer has {}.':
    '{} lässt diese Anmeldung schreiben. Dieser Rechner hat {}.',
  'Password and pages can be read by others on their way: nothing is encrypted.':
    'Passwort und Seiten sind unterwegs lesbar: Nichts ist verschlüsselt.',
  'Password and pages can be read by others on their way: the address is not https.':
    'Passwort und Seiten sind unterwegs lesbar: Die Adresse ist nicht https.',
  'Pages can be read and changed by others on their way: the address is not https.':
    'Seiten sind unterwegs lesbar und veränderbar: Die Adresse ist nicht https.',
  'You log in as “{}”. Role there: {}.': 'Sie melden sich als „{}“ an. Rolle dort: {}.',
  'This login may not publish: use that of an author, editor or administrator.':
    'Diese Anmeldung darf nicht veröffentlichen: Verwenden Sie eine mit Autoren-, Redaktions- oder Verwaltungsrecht.',
  'This login may not upload files.': 'Diese Anmeldung darf keine Dateien hochladen.',
  'This login may change only its own posts, cannot highlight any, and cannot name others as authors.':
    'Diese Anmeldung darf nur eigene Beiträge ändern, keine hervorheben und keine anderen als Verfasser nennen.',
  'WordPress filters what this login writes: some HTML of a text may be taken out. Each publish reads back what became of it.':
    'WordPress filtert, was diese Anmeldung schreibt: HTML eines Textes kann entfallen. Jede Veröffentlichung liest zurück, was daraus wurde.',
  'This login cannot make categories.': 'Diese Anmeldung kann keine Kategorien anlegen.',
  'WordPress does not say how large a file may be. One that is too large is named with its size, and its article waits.':
    'WordPress sagt nicht, wie groß eine Datei sein darf. Eine zu große wird mit ihrer Größe genannt, und ihr Artikel wartet.',
  'The site has no category {}: articles go out without. Choose what stands there for them, or have them made.':
    'Die Website hat keine Kategorie {}: Artikel gehen ohne hinaus. Wählen Sie, was dort dafür steht, oder lassen Sie sie anlegen.',
  'The site has no news type {}: articles go out without. Choose what stands there for them, or have them made.':
    'Die Website hat keine Art der Meldung {}: Artikel gehen ohne hinaus. Wählen Sie, was dort dafür steht, oder lassen Sie sie anlegen.',
  'The site has no tag {}: articles go out without. Choose what stands there for them, or have them made.':
    'Die Website hat kein Schlagwort {}: Artikel gehen ohne hinaus. Wählen Sie, was dort dafür steht, oder lassen Sie es anlegen.',
  '{} is made on the site.': '{} wird auf der Website angelegt.',
  '{} are made on the site.': '{} werden auf der Website angelegt.',
  'This target takes {} articles: only those that its rules name.':
    'Dieses Ziel nimmt {} Artikel: nur die, die seine Regeln nennen.',
};
