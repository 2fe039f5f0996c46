// Was sagt Galley, wenn etwas nicht gelingt? What failed and what to do, in German.
import type { Messages } from '../../messages.ts';
import { named, quoted } from './counting.ts';

const BY_HAND =
  'Öffnen Sie die Seite, von der es stammt, speichern Sie das Bild dort und fügen Sie seine Datei ein.';

export const failures: Messages['failures'] = {
  'another-newsroom': {
    sentence: () =>
      'Eine andere Redaktion hat dort ihre Website veröffentlicht. Nichts wurde geändert.',
    action:
      'Wählen Sie einen anderen Ort, oder übernehmen Sie diesen, wenn jene Website weichen soll.',
  },
  'big-delete': {
    sentence: () =>
      'Diese Veröffentlichung würde einen großen Teil der Website löschen. Nichts wurde geändert.',
    action:
      'Sehen Sie nach, was verschwände. Wenn es so sein soll, bestätigen Sie es und veröffentlichen Sie erneut.',
  },
  'certificate-refused': {
    sentence: (subject) =>
      `${named(subject, 'Der Server')} zeigt ein Zertifikat, dem nicht zu trauen ist. Nichts wurde gesendet.`,
    action:
      'Fragen Sie die Person, die den Server betreibt. Ein Zertifikat Ihrer eigenen Organisation können Sie als Datei angeben.',
  },
  'git-missing': {
    sentence: () =>
      'Für dieses Ziel wird auf diesem Rechner Git 2.31 oder neuer gebraucht. Nichts wurde gesendet.',
    action:
      'Installieren Sie Git (git-scm.com hat es für jedes System) und versuchen Sie es dann erneut.',
  },
  'host-key-changed': {
    sentence: (subject) =>
      `${named(subject, 'Der Server')} ist nicht der, dem vertraut wurde: Sein Hostschlüssel ist ein anderer. Nichts wurde gesendet.`,
    action:
      'Fragen Sie die Person, die den Server betreibt, ob der Schlüssel gewechselt wurde, und vergleichen Sie den Fingerabdruck, bevor Sie ihm vertrauen.',
  },
  'host-key-unknown': {
    sentence: (subject) =>
      `Noch niemand hat gesagt, dass ${named(subject, 'dem Server')} zu trauen ist. Nichts wurde gesendet.`,
    action:
      'Prüfen Sie das Ziel: Es zeigt den Fingerabdruck des Servers. Vergleichen Sie ihn mit dem, was die betreibende Person Ihnen sagt, und vertrauen Sie ihm dann.',
  },
  'last-publish-unknown': {
    sentence: () =>
      'Die Texte der letzten Veröffentlichung dort sind nicht aufbewahrt, deshalb kann nichts so veröffentlicht werden, dass alles andere bleibt, wie es ist. Nichts wurde geändert.',
    action: 'Veröffentlichen Sie alles, was sich geändert hat: Sehen Sie zuerst den Plan an.',
  },
  'list-unreadable': {
    sentence: () =>
      'Die Liste dessen, was Galley dort veröffentlicht hat, ist nicht lesbar; niemand weiß, welche Dateien unsere sind. Nichts wurde geändert.',
    action:
      'Legen Sie die Liste aus einer Kopie zurück, oder veröffentlichen Sie an einen leeren Ort.',
  },
  'login-refused': {
    sentence: (subject) =>
      `${named(subject, 'Der Server')} hat die Anmeldung abgelehnt. Nichts wurde geändert.`,
    action: 'Prüfen Sie Name, Passwort oder Schlüssel und geben Sie sie erneut ein.',
  },
  'place-occupied': {
    sentence: (subject) =>
      `${named(subject, 'Eine Datei')} ist schon dort, und Galley hat sie nicht dorthin gelegt. Nichts wurde geändert.`,
    action:
      'Wählen Sie einen leeren Ort, oder sagen Sie, dass diese Dateien ersetzt werden dürfen.',
  },
  'place-refused': {
    sentence: (subject) => `${named(subject, 'Der Server')} hat es nicht erlaubt.`,
    action:
      'Lesen Sie die Einzelheiten, und bitten Sie die Person, die den Server betreibt, um das Recht, dort zu schreiben.',
  },
  'publish-cut-short': {
    sentence: (subject) =>
      `Die Veröffentlichung wurde abgebrochen${subject === undefined ? '' : `, bei ${quoted(subject)}`}: Verbindung oder Server sind ausgefallen, und weitere Versuche halfen nicht.`,
    action: 'Veröffentlichen Sie erneut: Es geht dort weiter, wo es aufgehört hat.',
  },
  'target-changed': {
    sentence: () => 'Inzwischen hat jemand anderes dort veröffentlicht. Nichts wurde geändert.',
    action: 'Sehen Sie den neuen Plan an und veröffentlichen Sie dann erneut.',
  },
  'address-refused': {
    sentence: (subject) =>
      `${named(subject, 'Das Bild')} wurde nicht geholt: Seine Adresse führt in ein privates Netz oder anderswohin als ins Web.`,
    action: BY_HAND,
  },
  'altered-record': {
    sentence: (subject) =>
      `${named(subject, 'Eine Datei')} wurde außerhalb von Galley geändert: Der Text ist lesbar, aber die Prüfsumme passt nicht. Sie wurde gelassen, wie sie ist.`,
    action:
      'Vergleichen Sie sie mit der letzten Fassung, die Galley geschrieben hat, und wählen Sie, welche gilt.',
  },
  cancelled: {
    sentence: () => 'Abgebrochen. Nichts wurde geändert.',
    action: 'Beginnen Sie erneut, wenn Sie so weit sind.',
  },
  conflict: {
    sentence: (subject) =>
      `${named(subject, 'Dieser Artikel')} wurde an zwei Stellen geändert. Beide Texte sind aufgehoben.`,
    action: 'Wählen Sie nebeneinander, was bleiben soll.',
  },
  'damaged-record': {
    sentence: (subject) =>
      `${named(subject, 'Eine Datei')} konnte nicht gelesen werden. Sie wurde gelassen, wie sie ist.`,
    action: 'Legen Sie eine heile Kopie der Datei zurück und öffnen Sie die Redaktion dann erneut.',
  },
  'disk-full': {
    sentence: (subject) =>
      `${named(subject, 'Dies')} konnte nicht geschrieben werden: Der Datenträger ist voll. Ihr Text ist in diesem Fenster aufgehoben.`,
    action: 'Schaffen Sie Platz und versuchen Sie es dann erneut.',
  },
  'export-failed': {
    sentence: (subject) =>
      `Die Website konnte nicht exportiert werden${subject === undefined ? '' : `, wegen ${quoted(subject)}`}. Keine unfertige Datei ist zurückgeblieben.`,
    action: 'Lesen Sie die Einzelheiten und exportieren Sie dann erneut.',
  },
  'file-changed': {
    sentence: (subject) =>
      `${named(subject, 'Eine Datei')} hat sich auf dem Datenträger geändert, während Galley offen war.`,
    action: 'Öffnen Sie die Redaktion erneut, um die neue Fassung zu lesen.',
  },
  'file-unreadable': {
    sentence: (subject) => `${named(subject, 'Die Datei')} konnte nicht gelesen werden.`,
    action:
      'Prüfen Sie, ob sie noch da ist und ob Sie sie öffnen dürfen, und versuchen Sie es dann erneut.',
  },
  'folder-not-empty': {
    sentence: (subject) =>
      `${named(subject, 'Dieser Ordner')} enthält schon andere Dateien. Nichts wurde geändert.`,
    action: 'Wählen Sie einen leeren Ordner oder einen neuen Namen.',
  },
  'folder-too-large': {
    sentence: (subject) =>
      `${named(subject, 'Dieser Ordner')} enthält mehr Dateien als die einer Veranstaltung. Nichts wurde geändert.`,
    action:
      'Wählen Sie den Ordner einer einzigen Veranstaltung, oder legen Sie ihre Dateien in einen eigenen.',
  },
  internal: {
    sentence: () =>
      'In Galley selbst ist etwas schiefgegangen. Was vorher gespeichert war, ist sicher.',
    action:
      'Versuchen Sie es erneut. Geschieht es noch einmal, starten Sie Galley neu und melden Sie die Einzelheiten.',
  },
  'invalid-argument': {
    sentence: (subject) =>
      `${named(subject, 'Das')} konnte nicht verwendet werden. Nichts wurde geändert.`,
    action: 'Prüfen Sie, was Sie eingegeben oder gewählt haben, und versuchen Sie es dann erneut.',
  },
  'library-locked': {
    sentence: (subject) =>
      `${named(subject, 'Diese Redaktion')} ist anderswo geöffnet, deshalb kann hier nichts geändert werden.`,
    action: 'Schließen Sie sie dort und öffnen Sie sie dann hier erneut.',
  },
  'library-missing': {
    sentence: (subject) => `${named(subject, 'Die Redaktion')} ist nicht, wo sie war.`,
    action:
      'Schließen Sie ihr Laufwerk an, oder wählen Sie ihren neuen Ort. Nichts wurde geändert.',
  },
  'no-keyring': {
    sentence: () =>
      'Dieser Rechner hat keinen Schlüsselbund, den Galley nutzen kann: Es wurde kein Schlüssel aufgehoben. Nichts wurde geändert.',
    action:
      'Entsperren Sie den Schlüsselbund des Systems oder richten Sie ihn ein, und starten Sie Galley dann neu.',
  },
  'no-signing-key': {
    sentence: () =>
      'Auf diesem Rechner gibt es keinen Schlüssel, der die Pakete dieser Redaktion signiert.',
    action: 'Legen Sie in den Einstellungen einen an, oder machen Sie ohne Signatur weiter.',
  },
  'no-library-open': {
    sentence: () => 'Es ist keine Redaktion geöffnet.',
    action: 'Öffnen Sie eine Redaktion, oder legen Sie eine an.',
  },
  'not-a-bundle': {
    sentence: (subject) => `${named(subject, 'Diese Datei')} ist kein Paket von Galley.`,
    action: 'Wählen Sie eine andere Datei.',
  },
  'not-a-calendar': {
    sentence: (subject) =>
      `${named(subject, 'Diese Datei')} ist kein Kalender, den Galley lesen kann. Nichts wurde geändert.`,
    action:
      'Lassen Sie das andere Programm seinen Kalender als iCalendar (.ics) exportieren, und wählen Sie diese Datei.',
  },
  'calendar-too-large': {
    sentence: (subject) =>
      `${named(subject, 'Dieser Kalender')} ist größer als 10 MB. Nichts wurde geändert.`,
    action: 'Lassen Sie das andere Programm weniger Jahre exportieren, und wählen Sie diese Datei.',
  },
  'not-a-library': {
    sentence: (subject) =>
      `${named(subject, 'Dieser Ordner')} ist keine Redaktion von Galley. Nichts wurde geändert.`,
    action:
      'Wählen Sie den Ordner, der galley.json enthält, oder legen Sie eine neue Redaktion an.',
  },
  'not-found': {
    sentence: (subject) => `${named(subject, 'Das')} ist nicht mehr da.`,
    action: 'Wählen Sie etwas anderes aus der Liste.',
  },
  'not-permitted': {
    sentence: (subject) => `Galley darf ${named(subject, 'diesen Ort')} nicht benutzen.`,
    action: 'Wählen Sie einen anderen Ort, oder ändern Sie seine Rechte.',
  },
  'read-only': {
    sentence: (subject) =>
      `${named(subject, 'Dies')} ist nur zum Lesen geöffnet. Nichts wurde gespeichert.`,
    action: 'Der Hinweis über dem Text nennt den Grund.',
  },
  'related-stopped': {
    sentence: () =>
      'Das Berechnen der verwandten Meldungen ist abgebrochen. Keine Liste ist verloren.',
    action: 'Wählen Sie „Verwandte Meldungen auffrischen …“, um es wieder zu starten.',
  },
  'preview-stopped': {
    sentence: () => 'Die Vorschau ist abgebrochen. Was Sie schreiben, wird gespeichert wie zuvor.',
    action: 'Drücken Sie auf „Erneut versuchen“, um sie wieder zu starten.',
  },
  'search-stopped': {
    sentence: () =>
      'Die Suche in den Texten ist abgebrochen. Überschriften werden durchsucht wie zuvor.',
    action: 'Klicken Sie ins Suchfeld, um sie wieder zu starten.',
  },
  offline: {
    sentence: () => 'Kein Netz. Kein Bild wurde geholt, und ihre Plätze sind aufgehoben.',
    action: 'Holen Sie sie, wenn Sie wieder online sind.',
  },
  'server-refused': {
    sentence: (subject) =>
      `${named(subject, 'Das Bild')} wurde nicht geholt: Sein Server gibt es nicht heraus.`,
    action: BY_HAND,
  },
  'server-slow': {
    sentence: (subject) =>
      `${named(subject, 'Das Bild')} wurde nicht geholt: Sein Server hat zu lange gebraucht.`,
    action: 'Holen Sie es später erneut.',
  },
  'server-unreachable': {
    sentence: (subject) =>
      `${named(subject, 'Das Bild')} wurde nicht geholt: Sein Server war nicht erreichbar.`,
    action: 'Prüfen Sie das Netz und holen Sie es dann erneut.',
  },
  'shutting-down': {
    sentence: () => 'Galley wird gerade geschlossen.',
    action: 'Öffnen Sie Galley wieder, um weiterzuarbeiten.',
  },
  'preflight-blocking': {
    sentence: () =>
      'Nichts wurde exportiert: Die Vorabprüfung hat blockierende Befunde, die niemand durchgehen lässt.',
    action: 'Beheben Sie sie, oder sagen Sie, warum sie durchgehen dürfen.',
  },
  'preflight-stale': {
    sentence: () => 'Nichts wurde exportiert: Die Redaktion hat sich seit der Prüfung geändert.',
    action: 'Sehen Sie die Vorabprüfung erneut an.',
  },
  'picture-too-large': {
    sentence: (subject) =>
      `${named(subject, 'Das Bild')} hat mehr Bildpunkte, als Galley zeigen kann.`,
    action:
      'Verkleinern Sie es in einem Bildprogramm auf weniger als 100 Megapixel und fügen Sie es dann erneut hinzu.',
  },
  'too-large': {
    sentence: (subject) => `${named(subject, 'Die Datei')} ist zu groß zum Einfügen.`,
    action:
      'Speichern Sie sie als Datei, und fügen Sie sie über die Schaltfläche oder durch Ziehen hinzu.',
  },
  'unsaved-elsewhere': {
    sentence: () =>
      'Ein anderes Fenster enthält Text, der nicht gespeichert werden konnte. Nichts wurde geändert.',
    action:
      'Sehen Sie in jenem Fenster neben dem Speicherstand, was zu tun ist, und versuchen Sie es dann erneut.',
  },
  'unsupported-type': {
    sentence: (subject) =>
      `${named(subject, 'Die Datei')} ist von einer Art, die hier nicht verwendet werden kann.`,
    action:
      'Verwenden Sie ein Bild als JPEG, PNG, WebP, GIF oder AVIF; bieten Sie andere Dateien als Anhang an.',
  },
  'version-too-new': {
    sentence: (subject) =>
      `${named(subject, 'Diese Redaktion')} stammt aus einer neueren Fassung von Galley.`,
    action: 'Aktualisieren Sie Galley, um sie zu öffnen.',
  },
  'write-failed': {
    sentence: (subject) =>
      `${named(subject, 'Dies')} konnte nicht auf den Datenträger geschrieben werden. Ihr Text ist in diesem Fenster aufgehoben.`,
    action: 'Prüfen Sie, ob der Datenträger angeschlossen ist, und versuchen Sie es dann erneut.',
  },
};
