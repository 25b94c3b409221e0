<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="sv_SE" sourcelanguage="en">
<context>
    <name>AnalysisDock</name>
    <message>
        <source>Analyse</source>
        <translation>Analysera</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>Fråga</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Answer in words</source>
        <translation>Svaret i ord</translation>
    </message>
    <message>
        <source>Answer as a picture</source>
        <translation>Svaret som bild</translation>
    </message>
    <message>
        <source>Answer as a table</source>
        <translation>Svaret som tabell</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Upplysningar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>Heatmap</source>
        <translation>Värmekarta</translation>
    </message>
    <message>
        <source>Show the &amp;heatmap on the map</source>
        <translation>Visa värmekartan på &amp;kartan</translation>
    </message>
    <message>
        <source>&amp;Bandwidth</source>
        <translation>&amp;Bandbredd</translation>
    </message>
    <message>
        <source>Bandwidth in metres, slider</source>
        <translation>Bandbredd i meter, skjutreglage</translation>
    </message>
    <message>
        <source>Bandwidth in metres</source>
        <translation>Bandbredd i meter</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>Use the bandwidth that the data suggest</source>
        <translation>Använd den bandbredd som data talar för</translation>
    </message>
    <message>
        <source>&amp;Suggest</source>
        <translation>&amp;Föreslå</translation>
    </message>
    <message>
        <source>Kept in the database with its class breaks, so that every month is drawn alike</source>
        <translation>Sparas i databasen med sina klassgränser, så att alla månader ritas lika</translation>
    </message>
    <message>
        <source>Keep as the municipality&apos;s &amp;own</source>
        <translation>Spara som kommunens e&amp;gen</translation>
    </message>
    <message>
        <source>Make a raster file with est:density, with every setting to choose</source>
        <translation>Gör en rasterfil med est:density, där alla inställningar kan väljas</translation>
    </message>
    <message>
        <source>Save as &amp;raster…</source>
        <translation>Spara som &amp;raster…</translation>
    </message>
    <message>
        <source>To the &amp;lägesbild</source>
        <translation>Till &amp;lägesbild</translation>
    </message>
    <message>
        <source>More questions</source>
        <translation>Fler frågor</translation>
    </message>
    <message>
        <source>&amp;Hours</source>
        <translation>Ti&amp;der</translation>
    </message>
    <message>
        <source>Hours of the week</source>
        <translation>Tider i veckan</translation>
    </message>
    <message>
        <source>Only what began in these hours, in every question. What is not known to the hour is left out and counted.</source>
        <translation>Bara det som började de här tiderna, i alla frågor. Det som saknar klockslag lämnas ute och räknas.</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>F&amp;rån</translation>
    </message>
    <message>
        <source>From hour</source>
        <translation>Från timme</translation>
    </message>
    <message>
        <source>t&amp;o</source>
        <translation>ti&amp;ll</translation>
    </message>
    <message>
        <source>To hour</source>
        <translation>Till timme</translation>
    </message>
    <message>
        <source>At or before the first hour it means the next day: 22 to 4 is the night.</source>
        <translation>Samma eller tidigare än första timmen betyder nästa dag: 22 till 4 är natten.</translation>
    </message>
    <message>
        <source>When what the chosen row is about happened</source>
        <translation>När det som vald rad handlar om hände</translation>
    </message>
    <message>
        <source>The chosen row as a picture</source>
        <translation>Vald rad som bild</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppa</translation>
    </message>
    <message>
        <source>Show the answer on the &amp;map</source>
        <translation>Visa svaret på &amp;kartan</translation>
    </message>
    <message>
        <source>Settings of the question</source>
        <translation>Frågans inställningar</translation>
    </message>
    <message>
        <source>Keep the question, its settings and its figures in the database, for everyone</source>
        <translation>Behåll frågan, dess inställningar och siffror i databasen, för alla</translation>
    </message>
    <message>
        <source>Sa&amp;ve the analysis</source>
        <translation>Spara a&amp;nalysen</translation>
    </message>
    <message>
        <source>Earlier analyses</source>
        <translation>Tidigare analyser</translation>
    </message>
    <message>
        <source>Ask the same question of the same period once more</source>
        <translation>Ställ samma fråga om samma period en gång till</translation>
    </message>
    <message>
        <source>Ask a&amp;gain</source>
        <translation>Fråga i&amp;gen</translation>
    </message>
    <message>
        <source>Ask the same question, with the same settings, of the period in the filter</source>
        <translation>Ställ samma fråga, med samma inställningar, om filtrets period</translation>
    </message>
    <message>
        <source>For the filter&apos;s p&amp;eriod</source>
        <translation>För filtrets p&amp;eriod</translation>
    </message>
    <message>
        <source>Remo&amp;ve</source>
        <translation>Ta &amp;bort</translation>
    </message>
    <message>
        <source>&amp;Only those that reported in both periods</source>
        <translation>Bara de som rapporterat i &amp;båda perioderna</translation>
    </message>
    <message>
        <source>The reporting differs between the periods. Growing reporting must not look like a worsening town.</source>
        <translation>Rapporteringen skiljer sig mellan perioderna. Fler rapporter får inte se ut som en sämre kommun.</translation>
    </message>
</context>
<context>
    <name>BufferDock</name>
    <message>
        <source>Närområde</source>
        <translation>Närområde</translation>
    </message>
    <message>
        <source>Choose &amp;objects</source>
        <translation>Välj &amp;objekt</translation>
    </message>
    <message>
        <source>&amp;Kept</source>
        <translation>&amp;Sparade</translation>
    </message>
    <message>
        <source>Surroundings that were kept; they are counted again for the filter as it is</source>
        <translation>Närområden som har sparats; de räknas på nytt för filtret som det är nu</translation>
    </message>
    <message>
        <source>Cl&amp;ear</source>
        <translation>&amp;Rensa</translation>
    </message>
    <message>
        <source>What the surroundings are round</source>
        <translation>Vad närområdet ligger runt</translation>
    </message>
    <message>
        <source>&amp;Distances (m)</source>
        <translation>&amp;Avstånd (m)</translation>
    </message>
    <message>
        <source>Distances in metres</source>
        <translation>Avstånd i meter</translation>
    </message>
    <message>
        <source>50, 100, 250</source>
        <translation>50, 100, 250</translation>
    </message>
    <message>
        <source>O&amp;utermost</source>
        <translation>&amp;Ytterst</translation>
    </message>
    <message>
        <source>Outermost distance</source>
        <translation>Yttersta avståndet</translation>
    </message>
    <message>
        <source>&amp;Rings</source>
        <translation>R&amp;ingar</translation>
    </message>
    <message>
        <source>D&amp;iscs</source>
        <translation>&amp;Cirklar</translation>
    </message>
    <message>
        <source>All objects as &amp;one</source>
        <translation>Alla objekt som &amp;ett</translation>
    </message>
    <message>
        <source>Each event counts once, at its nearest object</source>
        <translation>Varje händelse räknas en gång, vid sitt närmaste objekt</translation>
    </message>
    <message>
        <source>Cut off at the ends of &amp;lines</source>
        <translation>Skär av vid &amp;linjers ändar</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Svar</translation>
    </message>
    <message>
        <source>Events by distance</source>
        <translation>Händelser efter avstånd</translation>
    </message>
    <message>
        <source>Events by kind</source>
        <translation>Händelser efter typ</translation>
    </message>
    <message>
        <source>What to know about the answer</source>
        <translation>Bra att veta om svaret</translation>
    </message>
    <message>
        <source>Print the rings on the &amp;sheet</source>
        <translation>Skriv ut ringarna på &amp;lägesbilden</translation>
    </message>
    <message>
        <source>Puts the rings among the layers that sheets print as background</source>
        <translation>Lägger ringarna bland de lager som lägesbilden skriver ut som bakgrund</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>Name of the surroundings</source>
        <translation>Namn på närområdet</translation>
    </message>
    <message>
        <source>Keep as &amp;area</source>
        <translation>Spara som &amp;yta</translation>
    </message>
    <message>
        <source>Keep the outermost ring as an area with its recipe, so that it can be counted again</source>
        <translation>Spara den yttersta ringen som en yta med sitt recept, så att den kan räknas på nytt</translation>
    </message>
    <message>
        <source>New i&amp;nsats here…</source>
        <translation>Ny i&amp;nsats här…</translation>
    </message>
    <message>
        <source>A new insats whose polygon is the outermost ring</source>
        <translation>En ny insats vars yta är den yttersta ringen</translation>
    </message>
</context>
<context>
    <name>CreateDatabase</name>
    <message>
        <source>New database</source>
        <translation>Ny databas</translation>
    </message>
    <message>
        <source>&amp;Municipality</source>
        <translation>&amp;Kommun</translation>
    </message>
    <message>
        <source>Municipality</source>
        <translation>Kommun</translation>
    </message>
    <message>
        <source>&amp;Where</source>
        <translation>&amp;Var</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fil</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>&amp;Coordinate system</source>
        <translation>K&amp;oordinatsystem</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>A file on a shared folder is enough for a few who write. PostgreSQL is the answer as soon as more do.</source>
        <translation>En fil på en delad mapp räcker för några få som skriver. PostgreSQL är svaret så snart fler gör det.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>No database is open. Open the municipality&apos;s database, or try the plugin on an invented town.</source>
        <translation>Ingen databas är öppen. Öppna kommunens databas, eller prova på en påhittad stad.</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öppna…</translation>
    </message>
    <message>
        <source>&amp;Try the example municipality</source>
        <translation>&amp;Prova med exempelkommunen</translation>
    </message>
</context>
<context>
    <name>EntryConflict</name>
    <message>
        <source>Two versions</source>
        <translation>Två versioner</translation>
    </message>
    <message>
        <source>What has happened</source>
        <translation>Vad som har hänt</translation>
    </message>
    <message>
        <source>The two versions, line by line</source>
        <translation>De två versionerna, rad för rad</translation>
    </message>
    <message>
        <source>All &amp;mine</source>
        <translation>Allt från &amp;min</translation>
    </message>
    <message>
        <source>All the &amp;other&apos;s</source>
        <translation>Allt från den &amp;andras</translation>
    </message>
    <message>
        <source>&amp;Save what is chosen</source>
        <translation>&amp;Spara det valda</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Stän&amp;g</translation>
    </message>
</context>
<context>
    <name>EntryDock</name>
    <message>
        <source>Register</source>
        <translation>Kartlägg</translation>
    </message>
    <message>
        <source>Half-written entry</source>
        <translation>Påbörjad rapport</translation>
    </message>
    <message>
        <source>&amp;Go on with it</source>
        <translation>&amp;Fortsätt med den</translation>
    </message>
    <message>
        <source>Throw it &amp;away</source>
        <translation>&amp;Släng den</translation>
    </message>
    <message>
        <source>What waits to be sent</source>
        <translation>Det som väntar på att skickas</translation>
    </message>
    <message>
        <source>Try to send what waits at once</source>
        <translation>Försök skicka det som väntar genast</translation>
    </message>
    <message>
        <source>Send &amp;now</source>
        <translation>Skicka &amp;nu</translation>
    </message>
    <message>
        <source>Open the report that was not taken, mend it and save it again</source>
        <translation>Öppna rapporten som inte togs emot, rätta den och spara igen</translation>
    </message>
    <message>
        <source>Look at &amp;it</source>
        <translation>&amp;Titta på den</translation>
    </message>
    <message>
        <source>Throw away the report that was not taken</source>
        <translation>Släng rapporten som inte togs emot</translation>
    </message>
    <message>
        <source>Throw it a&amp;way</source>
        <translation>S&amp;läng den</translation>
    </message>
    <message>
        <source>What is being edited</source>
        <translation>Det som redigeras</translation>
    </message>
    <message>
        <source>Make two observations of this report: save the second, and both are written</source>
        <translation>Gör två observationer av rapporten: båda sparas när du sparar den andra</translation>
    </message>
    <message>
        <source>Spli&amp;t</source>
        <translation>&amp;Dela</translation>
    </message>
    <message>
        <source>Mark as the same event as another report, so that it counts once</source>
        <translation>Märk som samma händelse som en annan rapport, så att den räknas en gång</translation>
    </message>
    <message>
        <source>D&amp;uplicate of…</source>
        <translation>D&amp;ubblett av…</translation>
    </message>
    <message>
        <source>Delete this observation; it can be undone</source>
        <translation>Ta bort observationen; det går att ångra</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>Ta &amp;bort</translation>
    </message>
    <message>
        <source>Leave it as it was</source>
        <translation>Lämna den som den var</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Stän&amp;g</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Kate&amp;gori</translation>
    </message>
    <message>
        <source>Kind of observation: type a part of the word</source>
        <translation>Kategori: skriv en del av ordet</translation>
    </message>
    <message>
        <source>Favourite: stands first in the list</source>
        <translation>Favorit: står först i listan</translation>
    </message>
    <message>
        <source>Favourite kind</source>
        <translation>Favoritkategori</translation>
    </message>
    <message>
        <source>The &amp;fault is</source>
        <translation>&amp;Felet är</translation>
    </message>
    <message>
        <source>Whether the fault is open or mended</source>
        <translation>Om felet är öppet eller åtgärdat</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>&amp;Place</source>
        <translation>&amp;Plats</translation>
    </message>
    <message>
        <source>Place: type an address, a place or an area</source>
        <translation>Plats: skriv en adress, en plats eller ett område</translation>
    </message>
    <message>
        <source>Address, place or area</source>
        <translation>Adress, plats eller område</translation>
    </message>
    <message>
        <source>Click on the map; Enter takes its middle, Esc leaves</source>
        <translation>Klicka i kartan; Enter tar kartans mitt, Esc avbryter</translation>
    </message>
    <message>
        <source>Chosen place</source>
        <translation>Vald plats</translation>
    </message>
    <message>
        <source>How exact the place is</source>
        <translation>Hur exakt platsen är</translation>
    </message>
    <message>
        <source>Indoors or outdoors</source>
        <translation>Inomhus eller utomhus</translation>
    </message>
    <message>
        <source>Sort of place</source>
        <translation>Slags plats</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>&amp;Just now</source>
        <translation>&amp;Just nu</translation>
    </message>
    <message>
        <source>Last n&amp;ight</source>
        <translation>I n&amp;att</translation>
    </message>
    <message>
        <source>At the &amp;weekend</source>
        <translation>I &amp;helgen</translation>
    </message>
    <message>
        <source>T&amp;onight</source>
        <translation>I k&amp;väll</translation>
    </message>
    <message>
        <source>Coming w&amp;eekend</source>
        <translation>&amp;Nästa helg</translation>
    </message>
    <message>
        <source>F&amp;rom</source>
        <translation>F&amp;rån</translation>
    </message>
    <message>
        <source>From: date and time</source>
        <translation>Från: datum och tid</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Till</translation>
    </message>
    <message>
        <source>To: date and time, may be empty</source>
        <translation>Till: datum och tid, kan lämnas tomt</translation>
    </message>
    <message>
        <source>How exact the time is</source>
        <translation>Hur exakt tiden är</translation>
    </message>
    <message>
        <source>Notice about the time</source>
        <translation>Anmärkning om tiden</translation>
    </message>
    <message>
        <source>Text without persons</source>
        <translation>Text utan personer</translation>
    </message>
    <message>
        <source>What happened, without names or other personal data</source>
        <translation>Vad som hände, utan namn eller andra personuppgifter</translation>
    </message>
    <message>
        <source>What happened? No names.</source>
        <translation>Vad hände? Inga namn.</translation>
    </message>
    <message>
        <source>Remaining length</source>
        <translation>Återstående längd</translation>
    </message>
    <message>
        <source>What looks like personal data</source>
        <translation>Det som ser ut som personuppgifter</translation>
    </message>
    <message>
        <source>Put *** in its place</source>
        <translation>Sätt *** i stället</translation>
    </message>
    <message>
        <source>&amp;Mask it</source>
        <translation>&amp;Maskera</translation>
    </message>
    <message>
        <source>or &amp;keep because</source>
        <translation>eller behåll f&amp;ör att</translation>
    </message>
    <message>
        <source>Why it must be kept as it is</source>
        <translation>Varför texten måste vara kvar som den är</translation>
    </message>
    <message>
        <source>Who reports</source>
        <translation>Vem rapporterar</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Från</translation>
    </message>
    <message>
        <source>Your organisation</source>
        <translation>Din verksamhet</translation>
    </message>
    <message>
        <source>Ro&amp;le</source>
        <translation>Ro&amp;ll</translation>
    </message>
    <message>
        <source>Your role, not your name</source>
        <translation>Din roll, inte ditt namn</translation>
    </message>
    <message>
        <source>Janitor, guard, field worker …</source>
        <translation>Vaktmästare, väktare, fältare …</translation>
    </message>
    <message>
        <source>Register f&amp;or</source>
        <translation>Registrera &amp;åt</translation>
    </message>
    <message>
        <source>The organisation you register for</source>
        <translation>Verksamheten som du registrerar åt</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>&amp;Source</source>
        <translation>&amp;Källa</translation>
    </message>
    <message>
        <source>Where the report comes from</source>
        <translation>Varifrån rapporten kommer</translation>
    </message>
    <message>
        <source>&amp;Cost of the damage</source>
        <translation>Skade&amp;kostnad</translation>
    </message>
    <message>
        <source>Cost of the damage in kronor, may be empty</source>
        <translation>Skadekostnad i kronor, kan lämnas tom</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Det som saknas</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>Spara (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Spara</translation>
    </message>
    <message>
        <source>Save and go on with another event at the same place and time</source>
        <translation>Spara och fortsätt med en annan händelse på samma plats och tid</translation>
    </message>
    <message>
        <source>Save, &amp;next here</source>
        <translation>Spara och &amp;nästa här</translation>
    </message>
    <message>
        <source>Begin anew</source>
        <translation>Börja om med en tom rapport</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Töm</translation>
    </message>
    <message>
        <source>What was done last</source>
        <translation>Det som gjordes senast</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ån&amp;gra</translation>
    </message>
    <message>
        <source>A week without events</source>
        <translation>En vecka utan händelser</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Vecka</translation>
    </message>
    <message>
        <source>Tells that your organisation has nothing to report for the week</source>
        <translation>Talar om att din verksamhet inte har något att rapportera för veckan</translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Inget att rapportera</translation>
    </message>
    <message>
        <source>Your latest</source>
        <translation>Dina senaste</translation>
    </message>
    <message>
        <source>Your latest entries; Enter opens one</source>
        <translation>Dina senaste rapporter; Enter öppnar en</translation>
    </message>
    <message>
        <source>P&amp;oint</source>
        <translation>P&amp;eka</translation>
    </message>
</context>
<context>
    <name>EntryDuplicates</name>
    <message>
        <source>The same event</source>
        <translation>Samma händelse</translation>
    </message>
    <message>
        <source>What to choose</source>
        <translation>Vad du ska välja</translation>
    </message>
    <message>
        <source>Choose the report that tells of the same event. This one is then counted once, with that one; both stay in the database.</source>
        <translation>Välj rapporten som handlar om samma händelse. Då räknas de som en; båda finns kvar i databasen.</translation>
    </message>
    <message>
        <source>Reports nearby at about the same time</source>
        <translation>Rapporter i närheten vid ungefär samma tid</translation>
    </message>
    <message>
        <source>Count this one by itself again</source>
        <translation>Räkna den för sig igen</translation>
    </message>
    <message>
        <source>&amp;No duplicate any longer</source>
        <translation>Inte &amp;dubblett längre</translation>
    </message>
    <message>
        <source>&amp;It is the same event</source>
        <translation>Det är &amp;samma händelse</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Stän&amp;g</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Length of the period</source>
        <translation>Periodens längd</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Perioden före</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Första dagen</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sista dagen</translation>
    </message>
    <message>
        <source>The period after</source>
        <translation>Perioden efter</translation>
    </message>
    <message>
        <source>Number of observations</source>
        <translation>Antal observationer</translation>
    </message>
</context>
<context>
    <name>FollowUpPage</name>
    <message>
        <source>Follow up</source>
        <translation>Följ upp</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Tillbaka</translation>
    </message>
    <message>
        <source>Insats that is followed up</source>
        <translation>Insats som följs upp</translation>
    </message>
    <message>
        <source>To know before the result</source>
        <translation>Att veta före resultatet</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Counts by month with the insats marked</source>
        <translation>Antal per månad med insatsen markerad</translation>
    </message>
    <message>
        <source>Counts before and after</source>
        <translation>Antal före och efter</translation>
    </message>
    <message>
        <source>The goal</source>
        <translation>Målet</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>Siffror</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>What is compared</source>
        <translation>Vad som jämförs</translation>
    </message>
    <message>
        <source>&amp;Before, from</source>
        <translation>&amp;Före, från</translation>
    </message>
    <message>
        <source>First day before</source>
        <translation>Första dagen före</translation>
    </message>
    <message>
        <source>Before, &amp;to</source>
        <translation>Före, &amp;till</translation>
    </message>
    <message>
        <source>Last day before</source>
        <translation>Sista dagen före</translation>
    </message>
    <message>
        <source>&amp;After, from</source>
        <translation>&amp;Efter, från</translation>
    </message>
    <message>
        <source>First day after</source>
        <translation>Första dagen efter</translation>
    </message>
    <message>
        <source>After, t&amp;o</source>
        <translation>Efter, t&amp;ill</translation>
    </message>
    <message>
        <source>Last day after</source>
        <translation>Sista dagen efter</translation>
    </message>
    <message>
        <source>&amp;Control</source>
        <translation>&amp;Kontroll</translation>
    </message>
    <message>
        <source>Control area</source>
        <translation>Kontrollområde</translation>
    </message>
    <message>
        <source>S&amp;urroundings</source>
        <translation>&amp;Omgivning</translation>
    </message>
    <message>
        <source>Width of the surroundings</source>
        <translation>Omgivningens bredd</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>&amp;Kinds</source>
        <translation>T&amp;yper</translation>
    </message>
    <message>
        <source>Kinds of observation</source>
        <translation>Kategorier</translation>
    </message>
    <message>
        <source>Why it is proposed so</source>
        <translation>Varför det föreslås så</translation>
    </message>
    <message>
        <source>Show the areas on the &amp;map</source>
        <translation>Visa ytorna på &amp;kartan</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>Spara uppföljningen</translation>
    </message>
    <message>
        <source>&amp;Was it done?</source>
        <translation>Blev den &amp;gjord?</translation>
    </message>
    <message>
        <source>Was it done as decided</source>
        <translation>Blev den gjord som beslutat</translation>
    </message>
    <message>
        <source>Co&amp;mment</source>
        <translation>Ko&amp;mmentar</translation>
    </message>
    <message>
        <source>Comment</source>
        <translation>Kommentar</translation>
    </message>
    <message>
        <source>Move the insats to “followed up”</source>
        <translation>Flytta insatsen till ”uppföljd”</translation>
    </message>
    <message>
        <source>&amp;Keep the follow-up</source>
        <translation>&amp;Spara uppföljningen</translation>
    </message>
</context>
<context>
    <name>ImportColumns</name>
    <message>
        <source>Columns</source>
        <translation>Kolumner</translation>
    </message>
    <message>
        <source>The first rows with what their columns are for</source>
        <translation>De första raderna med vad kolumnerna är till</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Platser</translation>
    </message>
    <message>
        <source>Where the rows lie</source>
        <translation>Var raderna ligger</translation>
    </message>
    <message>
        <source>Coordinate s&amp;ystem</source>
        <translation>Koordinats&amp;ystem</translation>
    </message>
    <message>
        <source>Coordinate system</source>
        <translation>Koordinatsystem</translation>
    </message>
    <message>
        <source>Show on the &amp;map</source>
        <translation>Visa på &amp;kartan</translation>
    </message>
    <message>
        <source>Move the map to where the rows lie</source>
        <translation>Flytta kartan till där raderna ligger</translation>
    </message>
    <message>
        <source>The axes are s&amp;wapped: north stands in the column of x</source>
        <translation>Axlarna är &amp;omkastade: norr står i kolumnen för x</translation>
    </message>
    <message>
        <source>Kind of rows that tell none</source>
        <translation>Kategori för rader som inte säger någon</translation>
    </message>
    <message>
        <source>So&amp;urce</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>Organisation of rows that tell none</source>
        <translation>Verksamhet för rader som inte säger någon</translation>
    </message>
    <message>
        <source>Where the table says nothing</source>
        <translation>Där tabellen inte säger något</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>Kate&amp;gori</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>Verksamhet</translation>
    </message>
</context>
<context>
    <name>ImportConnected</name>
    <message>
        <source>Connected sources</source>
        <translation>Anslutna källor</translation>
    </message>
    <message>
        <source>Tables and layers of your own whose mapping is saved. Fetching brings in what is new and what has changed since last time.</source>
        <translation>Egna tabeller och lager vars koppling är sparad. Hämta nya tar in det som är nytt och det som har ändrats sedan förra gången.</translation>
    </message>
    <message>
        <source>&amp;Fetch what is new</source>
        <translation>&amp;Hämta nya</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>&amp;Koppla från</translation>
    </message>
    <message>
        <source>What has come in from the source stays</source>
        <translation>Det som har kommit in från källan är kvar</translation>
    </message>
</context>
<context>
    <name>ImportDialog</name>
    <message>
        <source>Import observations</source>
        <translation>Importera observationer</translation>
    </message>
    <message>
        <source>&amp;New import</source>
        <translation>N&amp;y import</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Steg</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Vad du gör</translation>
    </message>
    <message>
        <source>&amp;Connected sources</source>
        <translation>Anslutna kä&amp;llor</translation>
    </message>
    <message>
        <source>&amp;Earlier imports</source>
        <translation>&amp;Tidigare importer</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>Stoppa</translation>
    </message>
    <message>
        <source>Ne&amp;xt</source>
        <translation>&amp;Nästa</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importera</translation>
    </message>
    <message>
        <source>Import &amp;another file</source>
        <translation>Importera en &amp;annan fil</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Stäng</translation>
    </message>
    <message>
        <source>Step &amp;back</source>
        <translation>Till&amp;baka</translation>
    </message>
</context>
<context>
    <name>ImportEarlier</name>
    <message>
        <source>Earlier imports</source>
        <translation>Tidigare importer</translation>
    </message>
    <message>
        <source>For how long an import can be undone</source>
        <translation>Hur länge en import kan ångras</translation>
    </message>
    <message>
        <source>&amp;Undo the import</source>
        <translation>Ån&amp;gra importen</translation>
    </message>
    <message>
        <source>Takes back what the import brought in; rows that somebody has worked on since stay</source>
        <translation>Tar tillbaka det som importen förde in; rader som någon har arbetat med sedan dess är kvar</translation>
    </message>
</context>
<context>
    <name>ImportGuard</name>
    <message>
        <source>Personal data</source>
        <translation>Personuppgifter</translation>
    </message>
    <message>
        <source>Rows with what looks like personal data</source>
        <translation>Rader med vad som ser ut som personuppgifter</translation>
    </message>
    <message>
        <source>The text of the row, with marks</source>
        <translation>Radens text, med markeringar</translation>
    </message>
    <message>
        <source>&amp;Mask</source>
        <translation>&amp;Maskera</translation>
    </message>
    <message>
        <source>What is marked is written as ***</source>
        <translation>Det markerade skrivs som ***</translation>
    </message>
    <message>
        <source>&amp;Reject the row</source>
        <translation>A&amp;vvisa raden</translation>
    </message>
    <message>
        <source>Rea&amp;son to keep</source>
        <translation>&amp;Skäl att behålla</translation>
    </message>
    <message>
        <source>Reason to keep the text as it is</source>
        <translation>Skäl att behålla texten som den är</translation>
    </message>
    <message>
        <source>&amp;Keep the text</source>
        <translation>Be&amp;håll texten</translation>
    </message>
    <message>
        <source>The text is kept as it is; your name, the time and the reason are recorded</source>
        <translation>Texten behålls som den är; ditt namn, tiden och skälet sparas</translation>
    </message>
    <message>
        <source>Mask in &amp;all rows</source>
        <translation>Maskera i a&amp;lla rader</translation>
    </message>
    <message>
        <source>Re&amp;ject all rows</source>
        <translation>Avvisa alla ra&amp;der</translation>
    </message>
    <message>
        <source>How many rows are decided</source>
        <translation>Hur många rader som är bestämda</translation>
    </message>
</context>
<context>
    <name>ImportKinds</name>
    <message>
        <source>Kinds</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Kinds in the file and what they mean</source>
        <translation>Kategorier i filen och vad de betyder</translation>
    </message>
    <message>
        <source>The chosen kind &amp;means</source>
        <translation>Den valda kategorin b&amp;etyder</translation>
    </message>
    <message>
        <source>What the chosen kind means</source>
        <translation>Vad den valda kategorin betyder</translation>
    </message>
    <message>
        <source>&amp;Decide and go on</source>
        <translation>Bestä&amp;m och gå vidare</translation>
    </message>
    <message>
        <source>&amp;Leave the rest out</source>
        <translation>Utel&amp;ämna resten</translation>
    </message>
    <message>
        <source>No rows of the kinds that are still undecided are imported, now and later</source>
        <translation>Rader av de kategorier som inte är bestämda importeras inte, nu och senare</translation>
    </message>
</context>
<context>
    <name>ImportSource</name>
    <message>
        <source>Source</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Fil</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Fil</translation>
    </message>
    <message>
        <source>or a &amp;layer</source>
        <translation>eller ett la&amp;ger</translation>
    </message>
    <message>
        <source>Layer of the project</source>
        <translation>Lager i projektet</translation>
    </message>
    <message>
        <source>S&amp;heet</source>
        <translation>Bla&amp;d</translation>
    </message>
    <message>
        <source>Sheet or layer in the file</source>
        <translation>Blad eller lager i filen</translation>
    </message>
    <message>
        <source>&amp;Encoding</source>
        <translation>T&amp;eckenkodning</translation>
    </message>
    <message>
        <source>Encoding</source>
        <translation>Teckenkodning</translation>
    </message>
    <message>
        <source>Se&amp;parator</source>
        <translation>Skil&amp;jetecken</translation>
    </message>
    <message>
        <source>Separator</source>
        <translation>Skiljetecken</translation>
    </message>
    <message>
        <source>&amp;Mapping</source>
        <translation>Ko&amp;ppling</translation>
    </message>
    <message>
        <source>Mapping of the columns</source>
        <translation>Koppling av kolumnerna</translation>
    </message>
    <message>
        <source>What was recognised</source>
        <translation>Vad som kändes igen</translation>
    </message>
    <message>
        <source>The first rows of the table</source>
        <translation>Tabellens första rader</translation>
    </message>
</context>
<context>
    <name>ImportSummary</name>
    <message>
        <source>Summary</source>
        <translation>Sammanfattning</translation>
    </message>
    <message>
        <source>What the import does</source>
        <translation>Vad importen gör</translation>
    </message>
    <message>
        <source>Rows by what becomes of them</source>
        <translation>Rader efter vad som händer med dem</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Upplysningar</translation>
    </message>
    <message>
        <source>&amp;How the rows will be</source>
        <translation>Så blir &amp;raderna</translation>
    </message>
    <message>
        <source>How the rows will be</source>
        <translation>Så blir raderna</translation>
    </message>
    <message>
        <source>&amp;Rejected rows</source>
        <translation>A&amp;vvisade rader</translation>
    </message>
    <message>
        <source>Rejected rows with reasons</source>
        <translation>Avvisade rader med orsak</translation>
    </message>
    <message>
        <source>&amp;Save the rejected rows…</source>
        <translation>&amp;Spara de avvisade raderna…</translation>
    </message>
    <message>
        <source>A file that opens in Excel: mend it there and import it again</source>
        <translation>En fil som öppnas i Excel: rätta den där och importera den igen</translation>
    </message>
    <message>
        <source>&amp;Open the file</source>
        <translation>Öppna fi&amp;len</translation>
    </message>
    <message>
        <source>Next time</source>
        <translation>Nästa gång</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Na&amp;mn</translation>
    </message>
    <message>
        <source>Name of the mapping</source>
        <translation>Kopplingens namn</translation>
    </message>
    <message>
        <source>Save the ma&amp;pping</source>
        <translation>Spara ko&amp;pplingen</translation>
    </message>
    <message>
        <source>Tables with these headings are read the same way from now on, by everybody</source>
        <translation>Tabeller med de här rubrikerna läses likadant från och med nu, av alla</translation>
    </message>
    <message>
        <source>Save and &amp;connect the source</source>
        <translation>Spara och anslut k&amp;ällan</translation>
    </message>
    <message>
        <source>What is new in the source then comes in with one click, under Connected sources</source>
        <translation>Det som är nytt i källan kommer sedan in med ett klick, under Anslutna källor</translation>
    </message>
</context>
<context>
    <name>InsatsDock</name>
    <message>
        <source>Insatser</source>
        <translation>Insatser</translation>
    </message>
    <message>
        <source>Which insatser are shown</source>
        <translation>Vilka insatser som visas</translation>
    </message>
    <message>
        <source>Click a place on the map and see its insatser and what was observed there</source>
        <translation>Klicka på en plats på kartan och se dess insatser och vad som observerats där</translation>
    </message>
    <message>
        <source>&amp;New insats</source>
        <translation>&amp;Ny insats</translation>
    </message>
    <message>
        <source>How many insatser</source>
        <translation>Hur många insatser</translation>
    </message>
    <message>
        <source>Chosen insats</source>
        <translation>Vald insats</translation>
    </message>
    <message>
        <source>Its state</source>
        <translation>Dess läge</translation>
    </message>
    <message>
        <source>&amp;Step</source>
        <translation>&amp;Steg</translation>
    </message>
    <message>
        <source>Move the insats on: its dates follow</source>
        <translation>Flytta insatsen vidare: datumen följer med</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>&amp;Redigera…</translation>
    </message>
    <message>
        <source>&amp;Follow up…</source>
        <translation>&amp;Följ upp…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>Polygons of the insats</source>
        <translation>Insatsens ytor</translation>
    </message>
    <message>
        <source>&amp;Add polygon</source>
        <translation>&amp;Lägg till yta</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Ta bort</translation>
    </message>
    <message>
        <source>Polygons that were split or merged</source>
        <translation>Ytor som har delats eller slagits ihop</translation>
    </message>
    <message>
        <source>Take the new polygons</source>
        <translation>Ta de nya ytorna</translation>
    </message>
    <message>
        <source>Observations before, during and after</source>
        <translation>Observationer före, under och efter</translation>
    </message>
    <message>
        <source>Time line</source>
        <translation>Tidslinje</translation>
    </message>
    <message>
        <source>What belongs to it</source>
        <translation>Vad som hör till</translation>
    </message>
    <message>
        <source>What to know about this</source>
        <translation>Bra att veta om detta</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>Point at the map: what is done &amp;here?</source>
        <translation>Peka på kartan: vad görs &amp;här?</translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Visa</translation>
    </message>
    <message>
        <source>Show the polygons on the map</source>
        <translation>Visa ytorna på kartan</translation>
    </message>
</context>
<context>
    <name>InsatsForm</name>
    <message>
        <source>Insats</source>
        <translation>Insats</translation>
    </message>
    <message>
        <source>What is edited</source>
        <translation>Vad som redigeras</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>T&amp;yp</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Ter&amp;m</source>
        <translation>S&amp;ikt</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Sikt</translation>
    </message>
    <message>
        <source>&amp;Status</source>
        <translation>&amp;Status</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Orsak</translation>
    </message>
    <message>
        <source>Reason for breaking off</source>
        <translation>Orsak till att den avbryts</translation>
    </message>
    <message>
        <source>The problem it answers</source>
        <translation>Problemet den svarar på</translation>
    </message>
    <message>
        <source>&amp;Problem</source>
        <translation>&amp;Problem</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>&amp;Kinds</source>
        <translation>T&amp;yper</translation>
    </message>
    <message>
        <source>Kinds of observation it answers</source>
        <translation>Typer av observationer den svarar på</translation>
    </message>
    <message>
        <source>P&amp;lace</source>
        <translation>P&amp;lats</translation>
    </message>
    <message>
        <source>Place of the problem</source>
        <translation>Problemets plats</translation>
    </message>
    <message>
        <source>Observations it answers</source>
        <translation>Observationer den svarar på</translation>
    </message>
    <message>
        <source>Select observations in QGIS first; they are linked to the insats</source>
        <translation>Markera först observationer i QGIS; de kopplas till insatsen</translation>
    </message>
    <message>
        <source>W&amp;hat is done</source>
        <translation>V&amp;ad som görs</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Vad som görs</translation>
    </message>
    <message>
        <source>&amp;What is known</source>
        <translation>&amp;Vad man vet</translation>
    </message>
    <message>
        <source>What is known to work</source>
        <translation>Vad man vet fungerar</translation>
    </message>
    <message>
        <source>&amp;Goal</source>
        <translation>&amp;Mål</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Change ai&amp;med at</source>
        <translation>Önskad &amp;ändring</translation>
    </message>
    <message>
        <source>Change aimed at in percent</source>
        <translation>Önskad ändring i procent</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>not set</source>
        <translation>inte angiven</translation>
    </message>
    <message>
        <source>Counted &amp;from</source>
        <translation>Räknas &amp;från</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Räknas från</translation>
    </message>
    <message>
        <source>Counted t&amp;o</source>
        <translation>Räknas t&amp;ill</translation>
    </message>
    <message>
        <source>Counted to</source>
        <translation>Räknas till</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Vem</translation>
    </message>
    <message>
        <source>Res&amp;ponsible</source>
        <translation>A&amp;nsvarig</translation>
    </message>
    <message>
        <source>Responsible organisation</source>
        <translation>Ansvarig verksamhet</translation>
    </message>
    <message>
        <source>Wor&amp;king group</source>
        <translation>Arbets&amp;grupp</translation>
    </message>
    <message>
        <source>Working group</source>
        <translation>Arbetsgrupp</translation>
    </message>
    <message>
        <source>&amp;Together with</source>
        <translation>&amp;Med andra</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>Tillsammans med</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>&amp;Decided</source>
        <translation>&amp;Beslutad</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Beslutad</translation>
    </message>
    <message>
        <source>Decisio&amp;n</source>
        <translation>Besl&amp;ut</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>&amp;Begins</source>
        <translation>B&amp;örjar</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Börjar</translation>
    </message>
    <message>
        <source>To be done b&amp;y</source>
        <translation>Klar &amp;senast</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>Klar senast</translation>
    </message>
    <message>
        <source>Don&amp;e</source>
        <translation>Genomför&amp;d</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Genomförd</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mer</translation>
    </message>
    <message>
        <source>&amp;Cost (SEK)</source>
        <translation>&amp;Kostnad (kr)</translation>
    </message>
    <message>
        <source>Cost in kronor</source>
        <translation>Kostnad i kronor</translation>
    </message>
    <message>
        <source>Ta&amp;gs</source>
        <translation>Ta&amp;ggar</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Taggar</translation>
    </message>
    <message>
        <source>for example: promise to residents</source>
        <translation>till exempel: medborgarlöfte</translation>
    </message>
    <message>
        <source>N&amp;otes</source>
        <translation>A&amp;nteckningar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>Possible personal data</source>
        <translation>Möjliga personuppgifter</translation>
    </message>
    <message>
        <source>What is missing</source>
        <translation>Det som saknas</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Avbryt</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Spara</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>Spara (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Take the selected</source>
        <translation>Ta de markerade</translation>
    </message>
    <message>
        <source>What is done and why</source>
        <translation>Vad som görs och varför</translation>
    </message>
    <message>
        <source>Goal and measure</source>
        <translation>Mål och mått</translation>
    </message>
</context>
<context>
    <name>InsatsPilot</name>
    <message>
        <source>Utvärdera en pilot</source>
        <translation>Utvärdera en pilot</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Tillbaka</translation>
    </message>
    <message>
        <source>Evaluate a pilot</source>
        <translation>Utvärdera en pilot</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Sida</translation>
    </message>
    <message>
        <source>Did some districts change more than the rest of the town? The same days of the year before are what they are compared with.</source>
        <translation>Förändrades några stadsdelar mer än resten av staden? De jämförs med samma dagar året före.</translation>
    </message>
    <message>
        <source>What the page does</source>
        <translation>Vad sidan gör</translation>
    </message>
    <message>
        <source>&amp;Districts</source>
        <translation>&amp;Stadsdelar</translation>
    </message>
    <message>
        <source>Districts of the pilot</source>
        <translation>Pilotens stadsdelar</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Från</translation>
    </message>
    <message>
        <source>First day of the pilot</source>
        <translation>Pilotens första dag</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Till</translation>
    </message>
    <message>
        <source>Last day of the pilot</source>
        <translation>Pilotens sista dag</translation>
    </message>
    <message>
        <source>&amp;Kinds</source>
        <translation>T&amp;yper</translation>
    </message>
    <message>
        <source>Kinds of observation</source>
        <translation>Kategorier</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>To know before the result</source>
        <translation>Att veta före resultatet</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Counts by month with the pilot marked</source>
        <translation>Antal per månad med piloten markerad</translation>
    </message>
    <message>
        <source>The districts one by one</source>
        <translation>Stadsdelarna en för en</translation>
    </message>
    <message>
        <source>How to read the table</source>
        <translation>Hur tabellen läses</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Spara den</translation>
    </message>
    <message>
        <source>&amp;Write the report…</source>
        <translation>Skriv &amp;rapporten…</translation>
    </message>
    <message>
        <source>How many times as much as the rest of the town it changed: below 1 is fewer, with its 95 % interval. Each verdict takes into account how many districts there are.</source>
        <translation>Hur många gånger så mycket som resten av staden den förändrades: under 1 är färre, med sitt 95 %-intervall. Varje omdöme tar hänsyn till hur många stadsdelarna är.</translation>
    </message>
</context>
<context>
    <name>MeetingDock</name>
    <message>
        <source>Möte</source>
        <translation>Möte</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Möte</translation>
    </message>
    <message>
        <source>&amp;Meeting</source>
        <translation>&amp;Möte</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dag</translation>
    </message>
    <message>
        <source>Day of the meeting</source>
        <translation>Mötets dag</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>&amp;Titel</translation>
    </message>
    <message>
        <source>Title of the meeting</source>
        <translation>Mötets titel</translation>
    </message>
    <message>
        <source>&amp;Working group</source>
        <translation>&amp;Arbetsgrupp</translation>
    </message>
    <message>
        <source>Working group</source>
        <translation>Arbetsgrupp</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>What the agenda is about</source>
        <translation>Vad dagordningen handlar om</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Dagordning</translation>
    </message>
    <message>
        <source>&amp;Notes</source>
        <translation>A&amp;nteckningar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>Next week&apos;s &amp;focus</source>
        <translation>Nästa veckas &amp;fokus</translation>
    </message>
    <message>
        <source>Next week&apos;s focus</source>
        <translation>Nästa veckas fokus</translation>
    </message>
    <message>
        <source>To tell the &amp;reporters</source>
        <translation>Att säga till &amp;rapportörerna</translation>
    </message>
    <message>
        <source>To tell the reporters</source>
        <translation>Återkoppling till rapportörerna</translation>
    </message>
    <message>
        <source>Possible personal data</source>
        <translation>Möjliga personuppgifter</translation>
    </message>
    <message>
        <source>&amp;Print minutes…</source>
        <translation>Skriv &amp;ut protokoll…</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Spara</translation>
    </message>
    <message>
        <source>Save the meeting (Ctrl+Enter)</source>
        <translation>Spara mötet (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Decisions</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>Decisions of the meeting</source>
        <translation>Mötets beslut</translation>
    </message>
    <message>
        <source>A new decision</source>
        <translation>Ett nytt beslut</translation>
    </message>
    <message>
        <source>What was decided</source>
        <translation>Vad som beslutades</translation>
    </message>
    <message>
        <source>Responsible for the decision</source>
        <translation>Ansvarig för beslutet</translation>
    </message>
    <message>
        <source>&amp;Add decision</source>
        <translation>&amp;Lägg till beslut</translation>
    </message>
    <message>
        <source>Make it an &amp;insats…</source>
        <translation>Gör till &amp;insats…</translation>
    </message>
    <message>
        <source>Groups and areas</source>
        <translation>Grupper och områden</translation>
    </message>
    <message>
        <source>&amp;Area</source>
        <translation>&amp;Område</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Progress of the area</source>
        <translation>Områdets förlopp</translation>
    </message>
    <message>
        <source>What has changed in the area</source>
        <translation>Vad som har ändrats i området</translation>
    </message>
    <message>
        <source>Problems and insatser of the area</source>
        <translation>Områdets problem och insatser</translation>
    </message>
    <message>
        <source>Working groups of the area</source>
        <translation>Områdets arbetsgrupper</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>&amp;Grupp</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Grupp</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>Name of the group</source>
        <translation>Gruppens namn</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>T&amp;yp</translation>
    </message>
    <message>
        <source>Type of the group</source>
        <translation>Gruppens typ</translation>
    </message>
    <message>
        <source>&amp;Convener</source>
        <translation>Samman&amp;kallande</translation>
    </message>
    <message>
        <source>Convener</source>
        <translation>Sammankallande</translation>
    </message>
    <message>
        <source>a function, not a person</source>
        <translation>en funktion, inte en person</translation>
    </message>
    <message>
        <source>The name of a function, such as the area&apos;s police officer</source>
        <translation>En funktions namn, till exempel områdespolisen</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>A&amp;dress</translation>
    </message>
    <message>
        <source>Address of the function</source>
        <translation>Funktionens adress</translation>
    </message>
    <message>
        <source>the function&apos;s address</source>
        <translation>funktionens adress</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>&amp;Medlemmar</translation>
    </message>
    <message>
        <source>Organisations that take part</source>
        <translation>Verksamheter som deltar</translation>
    </message>
    <message>
        <source>M&amp;eets</source>
        <translation>T&amp;räffas</translation>
    </message>
    <message>
        <source>How often it meets</source>
        <translation>Hur ofta den träffas</translation>
    </message>
    <message>
        <source>for example: Thursdays, even weeks</source>
        <translation>till exempel: torsdagar, jämna veckor</translation>
    </message>
    <message>
        <source>What is missing of the group</source>
        <translation>Vad som saknas för gruppen</translation>
    </message>
    <message>
        <source>Save the gro&amp;up</source>
        <translation>Spara gr&amp;uppen</translation>
    </message>
</context>
<context>
    <name>PackageDialog</name>
    <message>
        <source>All sheets of a meeting</source>
        <translation>Alla blad till ett möte</translation>
    </message>
    <message>
        <source>Period of the sheets</source>
        <translation>Bladens period</translation>
    </message>
    <message>
        <source>Sheets to write</source>
        <translation>Blad att skriva</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Mapp</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapp</translation>
    </message>
    <message>
        <source>&amp;Names</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>What the names will be</source>
        <translation>Vad namnen blir</translation>
    </message>
</context>
<context>
    <name>SettingsAreas</name>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Namn</translation>
    </message>
    <message>
        <source>Name of the new EST area</source>
        <translation>Det nya EST-områdets namn</translation>
    </message>
    <message>
        <source>Make the selected an &amp;EST area</source>
        <translation>Gör de markerade till ett &amp;EST-område</translation>
    </message>
    <message>
        <source>Districts that are selected become one EST area, besides being districts</source>
        <translation>Markerade stadsdelar blir ett EST-område, och är kvar som stadsdelar</translation>
    </message>
    <message>
        <source>Bring in areas</source>
        <translation>Hämta in områden</translation>
    </message>
    <message>
        <source>From a &amp;layer</source>
        <translation>Från ett &amp;lager</translation>
    </message>
    <message>
        <source>From a layer</source>
        <translation>Från ett lager</translation>
    </message>
    <message>
        <source>or a &amp;file</source>
        <translation>eller en &amp;fil</translation>
    </message>
    <message>
        <source>From a file</source>
        <translation>Från en fil</translation>
    </message>
    <message>
        <source>Layer in the file</source>
        <translation>Lager i filen</translation>
    </message>
    <message>
        <source>&amp;Kind of area</source>
        <translation>&amp;Sorts område</translation>
    </message>
    <message>
        <source>Kind of area</source>
        <translation>Sorts område</translation>
    </message>
    <message>
        <source>Field of the na&amp;me</source>
        <translation>Fält med na&amp;mn</translation>
    </message>
    <message>
        <source>Field of the name</source>
        <translation>Fält med namn</translation>
    </message>
    <message>
        <source>Field of the &amp;id</source>
        <translation>Fält med &amp;id</translation>
    </message>
    <message>
        <source>Field of the id</source>
        <translation>Fält med id</translation>
    </message>
    <message>
        <source>Field of the &amp;population</source>
        <translation>Fält med folk&amp;mängd</translation>
    </message>
    <message>
        <source>Field of the population</source>
        <translation>Fält med folkmängd</translation>
    </message>
    <message>
        <source>Only what is &amp;selected in the layer</source>
        <translation>Bara det som är ma&amp;rkerat i lagret</translation>
    </message>
    <message>
        <source>Result of the import</source>
        <translation>Vad som hämtades in</translation>
    </message>
    <message>
        <source>&amp;Bring in now</source>
        <translation>&amp;Hämta in nu</translation>
    </message>
</context>
<context>
    <name>SettingsDialog</name>
    <message>
        <source>Settings of the municipality</source>
        <translation>Kommunens inställningar</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Inställningarnas sidor</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
</context>
<context>
    <name>SettingsGroups</name>
    <message>
        <source>Working groups</source>
        <translation>Arbetsgrupper</translation>
    </message>
    <message>
        <source>An area may have two: a situational one for the physical environment and a social one for children, youths and guardians.</source>
        <translation>Ett område kan ha två: en situationsbaserad för den fysiska miljön och en social för barn, unga och vårdnadshavare.</translation>
    </message>
    <message>
        <source>New working &amp;group</source>
        <translation>Ny &amp;arbetsgrupp</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Ta bort</translation>
    </message>
    <message>
        <source>Only what has not been saved yet can be removed</source>
        <translation>Bara det som ännu inte är sparat kan tas bort</translation>
    </message>
</context>
<context>
    <name>SettingsKinds</name>
    <message>
        <source>Kinds of observation</source>
        <translation>Kategorier</translation>
    </message>
    <message>
        <source>Use your own words: double-click to change one. What is no longer used is unticked, never deleted, so that earlier observations keep their kind.</source>
        <translation>Använd era egna ord: dubbelklicka för att ändra. Det som inte längre används bockas av, aldrig raderas, så att tidigare observationer behåller sin kategori.</translation>
    </message>
    <message>
        <source>New &amp;kind</source>
        <translation>Ny &amp;kategori</translation>
    </message>
    <message>
        <source>New &amp;sub-kind</source>
        <translation>Ny &amp;underkategori</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>Flytta &amp;upp</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Flytta &amp;ned</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Ta bort</translation>
    </message>
    <message>
        <source>Only what has not been saved yet can be removed</source>
        <translation>Bara det som ännu inte är sparat kan tas bort</translation>
    </message>
</context>
<context>
    <name>SettingsLayers</name>
    <message>
        <source>Map and places</source>
        <translation>Karta och platser</translation>
    </message>
    <message>
        <source>&amp;Group of background layers</source>
        <translation>&amp;Grupp med bakgrundslager</translation>
    </message>
    <message>
        <source>Group of background layers</source>
        <translation>Grupp med bakgrundslager</translation>
    </message>
    <message>
        <source>Layer of &amp;addresses</source>
        <translation>Lager med &amp;adresser</translation>
    </message>
    <message>
        <source>Layer of addresses</source>
        <translation>Lager med adresser</translation>
    </message>
    <message>
        <source>&amp;Field of the address</source>
        <translation>&amp;Fält med adressen</translation>
    </message>
    <message>
        <source>Field of the address</source>
        <translation>Fält med adressen</translation>
    </message>
    <message>
        <source>Layers of &amp;places to search: schools, parks, stops …</source>
        <translation>Lager med &amp;platser att söka i: skolor, parker, hållplatser …</translation>
    </message>
    <message>
        <source>Layers of places to search</source>
        <translation>Lager med platser att söka i</translation>
    </message>
    <message>
        <source>Layers are known by their names in the project. Everyone who opens a project with layers of these names can search in them.</source>
        <translation>Lagren känns igen på sina namn i projektet. Alla som öppnar ett projekt med lager som heter så kan söka i dem.</translation>
    </message>
</context>
<context>
    <name>SettingsMunicipality</name>
    <message>
        <source>The municipality</source>
        <translation>Kommunen</translation>
    </message>
    <message>
        <source>&amp;Name of the municipality</source>
        <translation>Kommunens &amp;namn</translation>
    </message>
    <message>
        <source>Name of the municipality</source>
        <translation>Kommunens namn</translation>
    </message>
    <message>
        <source>&amp;Contact, as printed on public sheets</source>
        <translation>&amp;Kontakt, som den trycks på offentliga blad</translation>
    </message>
    <message>
        <source>Contact, as printed on public sheets</source>
        <translation>Kontakt, som den trycks på offentliga blad</translation>
    </message>
    <message>
        <source>&amp;Logo</source>
        <translation>&amp;Logotyp</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logotyp</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Ta bort</translation>
    </message>
    <message>
        <source>The logo as it is</source>
        <translation>Logotypen som den ser ut</translation>
    </message>
    <message>
        <source>C&amp;olour of headings</source>
        <translation>&amp;Färg på rubriker</translation>
    </message>
    <message>
        <source>Colour of headings</source>
        <translation>Färg på rubriker</translation>
    </message>
    <message>
        <source>&amp;Usual period</source>
        <translation>&amp;Vanlig period</translation>
    </message>
    <message>
        <source>Usual period</source>
        <translation>Vanlig period</translation>
    </message>
    <message>
        <source>&amp;Reports are due on</source>
        <translation>&amp;Rapporterna ska vara inne på</translation>
    </message>
    <message>
        <source>Reports are due on</source>
        <translation>Rapporterna ska vara inne på</translation>
    </message>
    <message>
        <source>&amp;Areas that are compared</source>
        <translation>Områden som &amp;jämförs</translation>
    </message>
    <message>
        <source>Areas that are compared</source>
        <translation>Områden som jämförs</translation>
    </message>
    <message>
        <source>All this is kept in the shared database, so it is the same for everyone who works in it.</source>
        <translation>Allt detta finns i den gemensamma databasen och är lika för alla som arbetar i den.</translation>
    </message>
</context>
<context>
    <name>SettingsOrganisations</name>
    <message>
        <source>Organisations</source>
        <translation>Verksamheter</translation>
    </message>
    <message>
        <source>Everyone who reports or answers for insatser. Tick who is expected to report every week, if only “nothing to report”; the week&apos;s panel shows who has not.</source>
        <translation>Alla som rapporterar eller ansvarar för insatser. Bocka för vilka som väntas rapportera varje vecka, om så bara ”inget att rapportera”; Veckan visar vilka som inte har gjort det.</translation>
    </message>
    <message>
        <source>New &amp;organisation</source>
        <translation>Ny &amp;verksamhet</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Ta bort</translation>
    </message>
    <message>
        <source>Only what has not been saved yet can be removed</source>
        <translation>Bara det som ännu inte är sparat kan tas bort</translation>
    </message>
</context>
<context>
    <name>SettingsRetention</name>
    <message>
        <source>Retention</source>
        <translation>Gallring</translation>
    </message>
    <message>
        <source>How long things are kept is your municipality&apos;s decision; there is no default. Until it is decided nothing is thinned. Thinning itself is started by you, under Processing ▸ EST.</source>
        <translation>Hur länge uppgifter sparas bestämmer er kommun; inget är förvalt. Så länge det inte är bestämt gallras ingenting. Själva gallringen startar ni, under Bearbetning ▸ EST.</translation>
    </message>
    <message>
        <source>&amp;Free text is thinned after</source>
        <translation>&amp;Fritext gallras efter</translation>
    </message>
    <message>
        <source>Free text is thinned after</source>
        <translation>Fritext gallras efter</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>inte bestämt</translation>
    </message>
    <message>
        <source> months</source>
        <translation> månader</translation>
    </message>
    <message>
        <source>&amp;Observations are thinned after</source>
        <translation>&amp;Observationer gallras efter</translation>
    </message>
    <message>
        <source>Observations are thinned after</source>
        <translation>Observationer gallras efter</translation>
    </message>
    <message>
        <source>F&amp;iles and drafts are thinned after</source>
        <translation>F&amp;iler och utkast gallras efter</translation>
    </message>
    <message>
        <source>Files and drafts are thinned after</source>
        <translation>Filer och utkast gallras efter</translation>
    </message>
    <message>
        <source>The &amp;audit is thinned after</source>
        <translation>&amp;Ändringsloggen gallras efter</translation>
    </message>
    <message>
        <source>The audit is thinned after</source>
        <translation>Ändringsloggen gallras efter</translation>
    </message>
</context>
<context>
    <name>SettingsRules</name>
    <message>
        <source>Limits</source>
        <translation>Gränser</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Tal</translation>
    </message>
    <message>
        <source>&amp;Smallest number shown in public</source>
        <translation>&amp;Minsta tal som visas offentligt</translation>
    </message>
    <message>
        <source>Smallest number shown in public</source>
        <translation>Minsta tal som visas offentligt</translation>
    </message>
    <message>
        <source>&amp;Fewest events to compare two periods</source>
        <translation>&amp;Minst antal händelser för att jämföra två perioder</translation>
    </message>
    <message>
        <source>Fewest events to compare two periods</source>
        <translation>Minst antal händelser för att jämföra två perioder</translation>
    </message>
    <message>
        <source>&amp;Bandwidth of the heatmap</source>
        <translation>Värmekartans &amp;bandbredd</translation>
    </message>
    <message>
        <source>Bandwidth of the heatmap</source>
        <translation>Värmekartans bandbredd</translation>
    </message>
    <message>
        <source>as the data advise</source>
        <translation>som data föreslår</translation>
    </message>
    <message>
        <source> m</source>
        <translation> m</translation>
    </message>
    <message>
        <source>Two reports may be one event &amp;within</source>
        <translation>Två rapporter kan vara samma händelse &amp;inom</translation>
    </message>
    <message>
        <source>Two reports may be one event within</source>
        <translation>Två rapporter kan vara samma händelse inom</translation>
    </message>
    <message>
        <source>Texts and imports</source>
        <translation>Texter och importer</translation>
    </message>
    <message>
        <source>&amp;Longest free text</source>
        <translation>&amp;Längsta fritext</translation>
    </message>
    <message>
        <source>Longest free text</source>
        <translation>Längsta fritext</translation>
    </message>
    <message>
        <source> characters</source>
        <translation> tecken</translation>
    </message>
    <message>
        <source>An import can be &amp;undone for</source>
        <translation>En import kan &amp;ångras i</translation>
    </message>
    <message>
        <source>An import can be undone for</source>
        <translation>En import kan ångras i</translation>
    </message>
    <message>
        <source> days</source>
        <translation> dagar</translation>
    </message>
    <message>
        <source>Import the free text of &amp;police reports as well</source>
        <translation>Ta in fritexten i &amp;polisanmälningar också</translation>
    </message>
</context>
<context>
    <name>SheetDock</name>
    <message>
        <source>Lägesbild</source>
        <translation>Lägesbild</translation>
    </message>
    <message>
        <source>Period of the sheet</source>
        <translation>Bladets period</translation>
    </message>
    <message>
        <source>&amp;Compare with</source>
        <translation>&amp;Jämför med</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Jämför med</translation>
    </message>
    <message>
        <source>P&amp;aper</source>
        <translation>&amp;Papper</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papper</translation>
    </message>
    <message>
        <source>Own template</source>
        <translation>Egen mall</translation>
    </message>
    <message>
        <source>QGIS layout template (*.qpt)</source>
        <translation>QGIS layoutmall (*.qpt)</translation>
    </message>
    <message>
        <source>Save the sheet&apos;s template as a file of your own, to change in QGIS&apos;s layout designer</source>
        <translation>Spara bladets mall som en egen fil, att ändra i QGIS layouthanterare</translation>
    </message>
    <message>
        <source>&amp;Save a copy to change…</source>
        <translation>Spara en &amp;kopia att ändra…</translation>
    </message>
    <message>
        <source>Preview of the sheet</source>
        <translation>Förhandsgranskning av bladet</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>&amp;Förhandsgranska</translation>
    </message>
    <message>
        <source>S&amp;top</source>
        <translation>S&amp;topp</translation>
    </message>
    <message>
        <source>&amp;Write the sheet…</source>
        <translation>Skriv &amp;lägesbilden…</translation>
    </message>
    <message>
        <source>&amp;For</source>
        <translation>&amp;För</translation>
    </message>
    <message>
        <source>For whom the sheet is</source>
        <translation>Vilka bladet är för</translation>
    </message>
    <message>
        <source>Write the lägesbild as a PDF, an HTML page, a PNG or an SVG</source>
        <translation>Skriv lägesbilden som PDF, HTML-sida, PNG eller SVG</translation>
    </message>
    <message>
        <source>&amp;Sheet</source>
        <translation>&amp;Blad</translation>
    </message>
    <message>
        <source>Which sheet</source>
        <translation>Vilket blad</translation>
    </message>
    <message>
        <source>&amp;Insats</source>
        <translation>&amp;Insats</translation>
    </message>
    <message>
        <source>Which insats</source>
        <translation>Vilken insats</translation>
    </message>
    <message>
        <source>Words on the sheet</source>
        <translation>Text på bladet</translation>
    </message>
    <message>
        <source>Which part of the sheet&apos;s words</source>
        <translation>Vilken del av bladets text</translation>
    </message>
    <message>
        <source>Put the draft that the plugin made from the results back in place of your words</source>
        <translation>Lägg tillbaka utkastet som tillägget gjort av resultaten i stället för din text</translation>
    </message>
    <message>
        <source>&amp;Take the draft again</source>
        <translation>&amp;Ta tillbaka utkastet</translation>
    </message>
    <message>
        <source>Previous page</source>
        <translation>Föregående sida</translation>
    </message>
    <message>
        <source>Next page</source>
        <translation>Nästa sida</translation>
    </message>
    <message>
        <source>All sheets of a meeting at once, and sheets that have been printed before</source>
        <translation>Alla blad till ett möte på en gång, och blad som skrivits ut förut</translation>
    </message>
    <message>
        <source>M&amp;ore</source>
        <translation>M&amp;er</translation>
    </message>
</context>
<context>
    <name>WeekDock</name>
    <message>
        <source>The week</source>
        <translation>Veckan</translation>
    </message>
    <message>
        <source>The week before</source>
        <translation>Veckan innan</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Vecka</translation>
    </message>
    <message>
        <source>The week after</source>
        <translation>Veckan efter</translation>
    </message>
    <message>
        <source>The week at a glance</source>
        <translation>Veckan i korthet</translation>
    </message>
    <message>
        <source>The list in words</source>
        <translation>Listan i ord</translation>
    </message>
    <message>
        <source>The list</source>
        <translation>Listan</translation>
    </message>
    <message>
        <source>The chosen observation</source>
        <translation>Den valda observationen</translation>
    </message>
    <message>
        <source>Mark as &amp;reviewed</source>
        <translation>&amp;Granskade</translation>
    </message>
    <message>
        <source>The selected reports have been looked through</source>
        <translation>De markerade rapporterna är genomgångna</translation>
    </message>
    <message>
        <source>The &amp;same event</source>
        <translation>&amp;Samma händelse</translation>
    </message>
    <message>
        <source>Link the two: the second counts no more</source>
        <translation>Länka ihop de två: den andra räknas inte längre</translation>
    </message>
    <message>
        <source>&amp;Not the same</source>
        <translation>&amp;Inte samma</translation>
    </message>
    <message>
        <source>Both are reviewed and not proposed again</source>
        <translation>Båda är granskade och föreslås inte igen</translation>
    </message>
    <message>
        <source>&amp;Undo the link</source>
        <translation>&amp;Lös upp länken</translation>
    </message>
    <message>
        <source>The report counts by itself again</source>
        <translation>Rapporten räknas för sig igen</translation>
    </message>
    <message>
        <source>It is &amp;mended</source>
        <translation>&amp;Åtgärdat</translation>
    </message>
    <message>
        <source>The selected faults leave the list</source>
        <translation>De markerade felen försvinner från listan</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Öppna</translation>
    </message>
    <message>
        <source>Open the observation where it can be edited</source>
        <translation>Öppna observationen där den kan ändras</translation>
    </message>
    <message>
        <source>E&amp;xport the selection …</source>
        <translation>E&amp;xportera urvalet …</translation>
    </message>
    <message>
        <source>The observations that the filter means, as a spreadsheet</source>
        <translation>Observationerna som filtret visar, som kalkylblad</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Hur långt det kommit</translation>
    </message>
</context>
<context>
    <name>est</name>
    <message>
        <source>How well does a map predict?</source>
        <translation>Hur väl förutsäger en karta?</translation>
    </message>
    <message>
        <source>More questions</source>
        <translation>Fler frågor</translation>
    </message>
    <message>
        <source>Takes a hotspot map (a density raster, Gi* cells, counts in cells) and the events of a later period: how many of them fell in the worst 1, 5 or 10 % of the area?

hit_rate is that share of the events; pai is hit_rate over the share of the area, so 1 is what chance would give. Cells with one score are taken together, in part if need be. Polygons are ordered by SCORE_FIELD, else by gi_z, density, score, count or events; AREAS is the study area where they leave some of it uncovered. Below some 50 later events the figures say little.</source>
        <translation>Tar en hotspotkarta (ett täthetsraster, Gi*-celler, antal i celler) och händelserna i en senare period: hur många av dem skedde i de värsta 1, 5 eller 10 % av ytan?

hit_rate är den andelen av händelserna; pai är hit_rate delat med andelen av ytan, så 1 är vad slumpen skulle ge. Celler med samma poäng tas tillsammans, till en del om det behövs. Polygoner ordnas efter SCORE_FIELD, annars efter gi_z, density, score, count eller events; AREAS är undersökningsområdet när de lämnar en del av det tomt. Under omkring 50 senare händelser säger siffrorna lite.</translation>
    </message>
    <message>
        <source>HOTSPOTS: the raster is in {crs}, which is not in metres, so its cells have no size. Make it with est:density, or reproject it.</source>
        <translation>HOTSPOTS: rastret är i {crs}, som inte är i meter, så cellerna har ingen storlek. Gör det med est:density, eller projicera om det.</translation>
    </message>
    <message>
        <source>HOTSPOTS: the raster {file} cannot be read. Check that it is still there.</source>
        <translation>HOTSPOTS: rastret {file} kan inte läsas. Kontrollera att det finns kvar.</translation>
    </message>
    <message>
        <source>Hotspot map (polygons or raster)</source>
        <translation>Hotspotkarta (polygoner eller raster)</translation>
    </message>
    <message>
        <source>Events of a later period (points)</source>
        <translation>Händelser i en senare period (punkter)</translation>
    </message>
    <message>
        <source>Shares of the area (%)</source>
        <translation>Andelar av ytan (%)</translation>
    </message>
    <message>
        <source>Field of the score</source>
        <translation>Fält med poäng</translation>
    </message>
    <message>
        <source>Study area</source>
        <translation>Undersökningsområde</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Första dagen</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Sista dagen</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Träffsäkerhet</translation>
    </message>
    <message>
        <source>HOTSPOTS: the layer is neither a raster nor polygons. Choose another.</source>
        <translation>HOTSPOTS: lagret är varken ett raster eller polygoner. Välj ett annat.</translation>
    </message>
    <message>
        <source>The computer has too little memory for this. Nothing was written. Choose larger cells, a smaller area or a shorter period.</source>
        <translation>Datorn har för lite minne för det här. Inget skrevs. Välj större celler, ett mindre område eller en kortare period.</translation>
    </message>
    <message>
        <source>Something went wrong in the plugin ({error}). Your data were not changed by this. The details are in the log.</source>
        <translation>Något gick fel i insticksprogrammet ({error}). Dina data ändrades inte av det. Detaljerna finns i loggen.</translation>
    </message>
    <message>
        <source>Surroundings (buffers)</source>
        <translation>Närområde (buffert)</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Var</translation>
    </message>
    <message>
        <source>Counts the events near objects of any kind: points, lines or polygons.

DISTANCES=50,100,250 gives rings of 0–50, 50–100 and 100–250 metres; without RINGS discs. Distances are measured, so an event at exactly 50 m lies in the first ring, and one inside a polygon at 0. With DISSOLVE all objects are one, and an event counts once, at its nearest.

ratio is the density there over that of the whole extent (the convex hull of all events and rings), with its exact 95 % interval: where that holds 1 there is no certain difference. A place among houses is denser than the forest round it whatever happens there, so compare like with like.</source>
        <translation>Räknar händelserna nära objekt av alla slag: punkter, linjer eller polygoner.

DISTANCES=50,100,250 ger ringar 0–50, 50–100 och 100–250 meter; utan RINGS cirklar. Avstånden mäts, så en händelse på exakt 50 m ligger i den första ringen och en inne i en polygon på 0. Med DISSOLVE är alla objekt ett, och en händelse räknas en gång, vid sitt närmaste.

ratio är tätheten där delad med hela utbredningens (det konvexa höljet runt alla händelser och ringar), med sitt exakta 95 %-intervall: där det innehåller 1 finns ingen säker skillnad. En plats bland hus är tätare än skogen runt om vad som än händer där, så jämför lika med lika.</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Distances (m)</source>
        <translation>Avstånd (m)</translation>
    </message>
    <message>
        <source>Rings rather than discs</source>
        <translation>Ringar i stället för cirklar</translation>
    </message>
    <message>
        <source>All objects as one</source>
        <translation>Alla objekt som ett</translation>
    </message>
    <message>
        <source>Field of the kind</source>
        <translation>Fält med slag</translation>
    </message>
    <message>
        <source>Surroundings</source>
        <translation>Närområde</translation>
    </message>
    <message>
        <source>Extent compared with (km²)</source>
        <translation>Utbredning som jämförs med (km²)</translation>
    </message>
    <message>
        <source>Change by area</source>
        <translation>Förändring per område</translation>
    </message>
    <message>
        <source>What has changed</source>
        <translation>Vad har ändrats</translation>
    </message>
    <message>
        <source>Compares the events of a period with those of another, by area and, with CATEGORY_FIELD, by kind.

rate_ratio is how many times as many there were a day, with its 95 % interval; p is the exact test of two Poisson counts (a two-sided binomial one), p_fdr the same controlled for all rows. direction is worse or better where p_fdr is below ALPHA, too_few where both counts together are below MIN_COUNT (these are not tested), else unclear. Rows come with what goes in the wrong direction first. A ratio that has no bound is null.

When organisations, or the weeks in which they reported, differ between the periods, that is said first (REPORTERS_DIFFER), and same_count, same_compare_count and same_direction tell of those that reported in both. It is known for an EST database, or from REPORTS: a table with the columns organisation and date, reports of nothing included.

COUNTS is a table of counts by area (area, category, from, to, count), such as police statistics: rows of their own, marked counts. Observations known to an area only count in the areas that hold theirs whole. per_thousand is a year&apos;s events per 1,000 residents.</source>
        <translation>Jämför händelserna i en period med dem i en annan, per område och, med CATEGORY_FIELD, per slag.

rate_ratio är hur många gånger så många det var per dag, med sitt 95 %-intervall; p är det exakta testet av två Poissonantal (ett tvåsidigt binomialtest), p_fdr detsamma kontrollerat för alla rader. direction är worse (sämre) eller better (bättre) där p_fdr är under ALPHA, too_few (för få) där båda antalen tillsammans är under MIN_COUNT (de testas inte), annars unclear (osäkert). Raderna kommer med det som går i fel riktning först. En kvot utan gräns är null.

När verksamheterna, eller veckorna de rapporterade, skiljer sig mellan perioderna sägs det först (REPORTERS_DIFFER), och same_count, same_compare_count och same_direction gäller dem som rapporterade i båda. Det är känt för en EST-databas, eller genom REPORTS: en tabell med kolumnerna organisation och date, där även ”inget att rapportera” är med.

COUNTS är en tabell med antal per område (area, category, from, to, count), till exempel polisstatistik: egna rader, märkta counts. Observationer som bara är kända till ett område räknas i de områden som rymmer deras helt. per_thousand är ett års händelser per 1 000 invånare.</translation>
    </message>
    <message>
        <source>Areas</source>
        <translation>Områden</translation>
    </message>
    <message>
        <source>Field of the area&apos;s name or id</source>
        <translation>Fält med områdets namn eller id</translation>
    </message>
    <message>
        <source>Field of the population</source>
        <translation>Fält med folkmängd</translation>
    </message>
    <message>
        <source>Counts by area</source>
        <translation>Antal per område</translation>
    </message>
    <message>
        <source>Who reported when</source>
        <translation>Vem som rapporterade när</translation>
    </message>
    <message>
        <source>Level of significance</source>
        <translation>Signifikansnivå</translation>
    </message>
    <message>
        <source>Fewest events to compare</source>
        <translation>Minsta antal händelser att jämföra</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Förändring</translation>
    </message>
    <message>
        <source>The reporting differs</source>
        <translation>Rapporteringen skiljer sig</translation>
    </message>
    <message>
        <source>Observations compared with</source>
        <translation>Observationer som jämförs med</translation>
    </message>
    <message>
        <source>Verdict on the total</source>
        <translation>Omdöme om totalen</translation>
    </message>
    <message>
        <source>{name} ({what}) cannot be written there: {reason}</source>
        <translation>{name} ({what}) kan inte skrivas dit: {reason}</translation>
    </message>
    <message>
        <source>{name} ({what}): there is no coordinate system “{value}”. Write one such as EPSG:3006.</source>
        <translation>{name} ({what}): det finns inget koordinatsystem ”{value}”. Skriv ett, till exempel EPSG:3006.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be one of {choices}, not “{value}”.</source>
        <translation>{name} ({what}) måste vara något av {choices}, inte ”{value}”.</translation>
    </message>
    <message>
        <source>{name} ({what}): “{value}” cannot be used; if it is a file, check that it exists and holds what is asked for. Correct it and run again.</source>
        <translation>{name} ({what}): ”{value}” kan inte användas; om det är en fil, kontrollera att den finns och innehåller det som efterfrågas. Rätta och kör igen.</translation>
    </message>
    <message>
        <source>{name} ({what}) is missing. Give it a value and run again.</source>
        <translation>{name} ({what}) saknas. Ange ett värde och kör igen.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be a number, written with a decimal point; “{value}” is none. Correct it and run again.</source>
        <translation>{name} ({what}) måste vara ett tal, skrivet med decimalpunkt; ”{value}” är inget. Rätta och kör igen.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be at least {low}, not {value}.</source>
        <translation>{name} ({what}) måste vara minst {low}, inte {value}.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be at most {high}, not {value}.</source>
        <translation>{name} ({what}) får vara högst {high}, inte {value}.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be a whole number, not {value}.</source>
        <translation>{name} ({what}) måste vara ett heltal, inte {value}.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be a date such as 2026-11-01, not “{value}”.</source>
        <translation>{name} ({what}) måste vara ett datum som 2026-11-01, inte ”{value}”.</translation>
    </message>
    <message>
        <source>{name} ({what}) must be a file that ends in .{ending}, not “{value}”.</source>
        <translation>{name} ({what}) måste vara en fil som slutar på .{ending}, inte ”{value}”.</translation>
    </message>
    <message>
        <source>none at all</source>
        <translation>inga alls</translation>
    </message>
    <message>
        <source>{names} and {count} more</source>
        <translation>{names} och {count} till</translation>
    </message>
    <message>
        <source>{name}: there is no “{value}” in the database. There are: {known}.</source>
        <translation>{name}: det finns inget ”{value}” i databasen. De som finns: {known}.</translation>
    </message>
    <message>
        <source>A point layer, a file, or the path or connection of an EST database, which means its observations.</source>
        <translation>Ett punktlager, en fil, eller sökvägen eller anslutningen till en EST-databas, vilket betyder dess observationer.</translation>
    </message>
    <message>
        <source>Field of the date</source>
        <translation>Fält med datum</translation>
    </message>
    <message>
        <source>An EST database&apos;s own start is taken where none is given.</source>
        <translation>Ur en EST-databas tas dess egen starttid om inget anges.</translation>
    </message>
    <message>
        <source>Events (points)</source>
        <translation>Händelser (punkter)</translation>
    </message>
    <message>
        <source>{name} is missing: say which field of “{layer}” holds the dates. It has: {fields}.</source>
        <translation>{name} saknas: ange vilket fält i ”{layer}” som har datumen. Fälten är: {fields}.</translation>
    </message>
    <message>
        <source>First day of the compared period</source>
        <translation>Första dag i jämförelseperioden</translation>
    </message>
    <message>
        <source>Last day of the compared period</source>
        <translation>Sista dag i jämförelseperioden</translation>
    </message>
    <message>
        <source>Observations that took part</source>
        <translation>Observationer som är med</translation>
    </message>
    <message>
        <source>Observations left out</source>
        <translation>Utelämnade observationer</translation>
    </message>
    <message>
        <source>Why observations were left out</source>
        <translation>Varför observationer utelämnades</translation>
    </message>
    <message>
        <source>Create a shared database</source>
        <translation>Skapa en gemensam databas</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Databas</translation>
    </message>
    <message>
        <source>Makes a new shared database: tables, code lists in Swedish, versions.

DATABASE is the path of a new .gpkg file, the name of a PostgreSQL connection stored in QGIS (name/schema for another schema than est), or an address such as postgresql://server/database or service=name. On PostgreSQL the roles est_read, est_report and est_manage are made; the database needs PostGIS.

An existing EST database is refused, and nothing is ever deleted.

EXAMPLE=1 fills it with Exempelköping, an invented municipality with YEARS of observations; the same SEED gives the same town.</source>
        <translation>Skapar en ny gemensam databas: tabeller, kodlistor på svenska, versioner.

DATABASE är sökvägen till en ny .gpkg-fil, namnet på en PostgreSQL-anslutning som är sparad i QGIS (namn/schema för ett annat schema än est), eller en adress som postgresql://server/databas eller service=namn. På PostgreSQL skapas rollerna est_read, est_report och est_manage; databasen behöver PostGIS.

En EST-databas som redan finns avvisas, och inget tas någonsin bort.

EXAMPLE=1 fyller den med Exempelköping, en påhittad kommun med YEARS års observationer; samma SEED ger samma stad.</translation>
    </message>
    <message>
        <source>Seed of the example</source>
        <translation>Exemplets frö</translation>
    </message>
    <message>
        <source>Years of the example</source>
        <translation>Exemplets år</translation>
    </message>
    <message>
        <source>Observations of the example</source>
        <translation>Exemplets observationer</translation>
    </message>
    <message>
        <source>New database</source>
        <translation>Ny databas</translation>
    </message>
    <message>
        <source>Coordinate system (in metres)</source>
        <translation>Koordinatsystem (i meter)</translation>
    </message>
    <message>
        <source>The municipality&apos;s name</source>
        <translation>Kommunens namn</translation>
    </message>
    <message>
        <source>Content</source>
        <translation>Innehåll</translation>
    </message>
    <message>
        <source>Schema version</source>
        <translation>Schemaversion</translation>
    </message>
    <message>
        <source>The database {place} was made.</source>
        <translation>Databasen {place} skapades.</translation>
    </message>
    <message>
        <source>Empty</source>
        <translation>Töm</translation>
    </message>
    <message>
        <source>Example municipality</source>
        <translation>Exempelkommun</translation>
    </message>
    <message>
        <source>Density of events (heatmap)</source>
        <translation>Täthet av händelser (värmekarta)</translation>
    </message>
    <message>
        <source>Density of events</source>
        <translation>Täthet av händelser</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>Täthet</translation>
    </message>
    <message>
        <source>Greatest density</source>
        <translation>Högsta täthet</translation>
    </message>
    <message>
        <source>Change of density</source>
        <translation>Förändrad täthet</translation>
    </message>
    <message>
        <source>The density from FROM to TO less the density from COMPARE_FROM to COMPARE_TO, both per year, so that periods of unequal length can be compared: one grid, one bandwidth. Above 0 there were more events than before.

Both ends of a period are included; an event belongs to the period of its start. The difference of two densities is no test and is largest where there is most: est:change says which changes are certain.

The other parameters are those of est:density.</source>
        <translation>Tätheten från FROM till TO minus tätheten från COMPARE_FROM till COMPARE_TO, båda per år, så att perioder av olika längd kan jämföras: ett rutnät, en bandbredd. Över 0 var händelserna fler än förut.

Båda ändarna av en period är med; en händelse hör till perioden där den började. Skillnaden mellan två tätheter är inget test och är störst där det finns mest: est:change säger vilka förändringar som är säkra.

Övriga parametrar är desamma som för est:density.</translation>
    </message>
    <message>
        <source>Change of density per year (bandwidth {bandwidth})</source>
        <translation>Förändrad täthet per år (bandbredd {bandwidth})</translation>
    </message>
    <message>
        <source>Greatest rise</source>
        <translation>Största ökning</translation>
    </message>
    <message>
        <source>Greatest fall</source>
        <translation>Största minskning</translation>
    </message>
    <message>
        <source>Follow up an insats</source>
        <translation>Följ upp en insats</translation>
    </message>
    <message>
        <source>Compares the events before and after an insats in the treated area with those in a control area: did it change more than it would have done anyway?

wdd is the weighted displacement difference (Wheeler and Ratcliffe 2018): the change in the treated area less that in the control, with those of the surroundings where they are given; below 0 are fewer. With periods of unequal length counts are scaled to the length of the period after. wdq is the displacement quotient (Bowers and Johnson 2003), null where it is not defined. rate_ratio and etest_p are of the treated area alone.

verdict is fewer or more where the 95 % interval of wdd leaves out 0, too_few where the treated area has fewer than MIN_COUNT events before and after together, else no_certain_change.

DISPLACEMENT_DISTANCE takes a ring of so many metres round the treated area as its surroundings.</source>
        <translation>Jämför händelserna före och efter en insats i insatsområdet med dem i ett kontrollområde: ändrades det mer än det skulle ha gjort ändå?

wdd är den vägda förflyttningsdifferensen (Wheeler och Ratcliffe 2018): förändringen i insatsområdet minus den i kontrollområdet, med omgivningarnas där de anges; under 0 är färre. Med perioder av olika längd skalas antalen till längden på perioden efter. wdq är förflyttningskvoten (Bowers och Johnson 2003), null där den inte är definierad. rate_ratio och etest_p gäller bara insatsområdet.

verdict är fewer (färre) eller more (fler) där 95 %-intervallet för wdd utesluter 0, too_few (för få) där insatsområdet har färre än MIN_COUNT händelser före och efter tillsammans, annars no_certain_change (ingen säker förändring).

DISPLACEMENT_DISTANCE tar en ring med så många meter runt insatsområdet som dess omgivning.</translation>
    </message>
    <message>
        <source>Treated area</source>
        <translation>Insatsområde</translation>
    </message>
    <message>
        <source>Control area</source>
        <translation>Kontrollområde</translation>
    </message>
    <message>
        <source>Width of the surroundings (m)</source>
        <translation>Omgivningens bredd (m)</translation>
    </message>
    <message>
        <source>Surroundings of the control</source>
        <translation>Kontrollområdets omgivning</translation>
    </message>
    <message>
        <source>First day before</source>
        <translation>Första dagen före</translation>
    </message>
    <message>
        <source>Last day before</source>
        <translation>Sista dagen före</translation>
    </message>
    <message>
        <source>First day after</source>
        <translation>Första dagen efter</translation>
    </message>
    <message>
        <source>Last day after</source>
        <translation>Sista dagen efter</translation>
    </message>
    <message>
        <source>Kinds, with commas between</source>
        <translation>Slag, med komma emellan</translation>
    </message>
    <message>
        <source>Follow-up</source>
        <translation>Uppföljning</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Omdöme</translation>
    </message>
    <message>
        <source>In words</source>
        <translation>I ord</translation>
    </message>
    <message>
        <source>{name}: the layer holds nothing that lies anywhere. Choose another layer.</source>
        <translation>{name}: lagret har inget som ligger någonstans. Välj ett annat lager.</translation>
    </message>
    <message>
        <source>{count} features of {name} lie nowhere and were left away.</source>
        <translation>{count} objekt i {name} ligger ingenstans och lämnades bort.</translation>
    </message>
    <message>
        <source>Most affected places</source>
        <translation>Mest utsatta platser</translation>
    </message>
    <message>
        <source>Ranks places by their events, with their share of all: often a fifth of the places holds four fifths of the events.

Places are told apart by the name in PLACE_FIELD, or gathered from points within TOLERANCE metres of the one with most. Only named public places and blocks of flats are named: an address with a house number counts on its street, unless its events come from stairwells and cellars.

Equal counts share a rank; repeats are the events after the first; first and last are in Swedish local time. With FROM and TO only events that start in the period count.</source>
        <translation>Rangordnar platser efter deras händelser, med deras andel av alla: ofta står en femtedel av platserna för fyra femtedelar av händelserna.

Platser skiljs åt av namnet i PLACE_FIELD, eller samlas av punkter inom TOLERANCE meter från den med flest. Bara namngivna offentliga platser och flerbostadshus nämns: en adress med husnummer räknas på sin gata, om inte dess händelser kommer från trapphus och källare.

Lika antal delar plats; repeats är händelserna efter den första; first och last är i svensk tid. Med FROM och TO räknas bara händelser som börjar i perioden.</translation>
    </message>
    <message>
        <source>Field of the place&apos;s name</source>
        <translation>Fält med platsens namn</translation>
    </message>
    <message>
        <source>Width of a place (m)</source>
        <translation>En plats bredd (m)</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>Platser</translation>
    </message>
    <message>
        <source>Give PLACE_FIELD or TOLERANCE: places are told apart by their names or their points.</source>
        <translation>Ange PLACE_FIELD eller TOLERANCE: platser skiljs åt av sina namn eller sina punkter.</translation>
    </message>
    <message>
        <source>Significant hotspots (Gi*)</source>
        <translation>Säkerställda hotspots (Gi*)</translation>
    </message>
    <message>
        <source>Which cells hold more events in their neighbourhood than chance would put there, and which fewer: Getis-Ord Gi* with binary weights; all cells whose centres lie within DISTANCE of each other are neighbours, each its own neighbour as well.

class is 3, 2, 1 for hot and −3, −2, −1 for cold cells at 99, 95 and 90 %, by gi_p_fdr (controlled for false discoveries after Benjamini and Hochberg) or, with FDR off, by gi_p; both are two-sided. ALPHA only counts the significant cells. The plain count stands beside it: on Swedish data it predicts about as well.

AREAS is the study area: cells whose centres lie outside it take no part. Without it empty land counts, and most cells turn out cold. Below 30 events the numbers say too little.</source>
        <translation>Vilka celler har fler händelser i sin närhet än slumpen skulle lägga där, och vilka färre: Getis-Ords Gi* med binära vikter; alla celler vars mittpunkter ligger inom DISTANCE från varandra är grannar, och var och en sin egen granne också.

class är 3, 2, 1 för heta och −3, −2, −1 för kalla celler på 99-, 95- och 90 %-nivån, efter gi_p_fdr (kontrollerat för falska fynd enligt Benjamini och Hochberg) eller, med FDR av, efter gi_p; båda är tvåsidiga. ALPHA räknar bara de säkerställda cellerna. Antalet står bredvid: på svenska data förutsäger det ungefär lika bra.

AREAS är undersökningsområdet: celler med mitten utanför är inte med. Utan det räknas tom mark, och de flesta celler blir kalla. Under 30 händelser säger siffrorna för lite.</translation>
    </message>
    <message>
        <source>Cell size (m)</source>
        <translation>Cellstorlek (m)</translation>
    </message>
    <message>
        <source>Distance between neighbours (m)</source>
        <translation>Avstånd mellan grannar (m)</translation>
    </message>
    <message>
        <source>Shape of the cells</source>
        <translation>Cellernas form</translation>
    </message>
    <message>
        <source>Extent</source>
        <translation>Omfattning</translation>
    </message>
    <message>
        <source>Control for false discoveries</source>
        <translation>Kontrollera för falska fynd</translation>
    </message>
    <message>
        <source>Hotspots</source>
        <translation>Hotspots</translation>
    </message>
    <message>
        <source>Significant cells</source>
        <translation>Säkerställda celler</translation>
    </message>
    <message>
        <source>Hot cells</source>
        <translation>Heta celler</translation>
    </message>
    <message>
        <source>Cold cells</source>
        <translation>Kalla celler</translation>
    </message>
    <message>
        <source>Square</source>
        <translation>Kvadrat</translation>
    </message>
    <message>
        <source>Hexagon</source>
        <translation>Sexhörning</translation>
    </message>
    <message>
        <source>Import areas</source>
        <translation>Importera områden</translation>
    </message>
    <message>
        <source>Takes polygons of a layer, in any coordinate system, into the shared database as areas.

KIND is est_area, district, municipality or a level of your own. An area with the same id (without ID_FIELD: the same name) is updated and keeps what is linked to it; areas that the layer lacks are left alone. All areas are saved, or none. Rows without a name or a polygon are rejected, each with its reason; borders that cross themselves are mended with a notice.</source>
        <translation>Tar in polygoner ur ett lager, i vilket koordinatsystem som helst, som områden i den gemensamma databasen.

KIND är est_area, district, municipality eller en egen nivå. Ett område med samma id (utan ID_FIELD: samma namn) uppdateras och behåller det som är kopplat till det; områden som saknas i lagret lämnas i fred. Alla områden sparas, eller inget. Rader utan namn eller polygon avvisas, var och en med sitt skäl; gränser som korsar sig själva lagas, och det sägs.</translation>
    </message>
    <message>
        <source>{imported} areas are new, {updated} were updated, {rejected} rows were rejected.</source>
        <translation>{imported} områden är nya, {updated} uppdaterades, {rejected} rader avvisades.</translation>
    </message>
    <message>
        <source>… and {count} more.</source>
        <translation>… och {count} till.</translation>
    </message>
    <message>
        <source>Areas (polygons)</source>
        <translation>Områden (polygoner)</translation>
    </message>
    <message>
        <source>Kind of area</source>
        <translation>Sorts område</translation>
    </message>
    <message>
        <source>Field of the name</source>
        <translation>Fält med namn</translation>
    </message>
    <message>
        <source>Field of the id</source>
        <translation>Fält med id</translation>
    </message>
    <message>
        <source>New areas</source>
        <translation>Nya områden</translation>
    </message>
    <message>
        <source>Updated areas</source>
        <translation>Uppdaterade områden</translation>
    </message>
    <message>
        <source>Rejected rows</source>
        <translation>Avvisade rader</translation>
    </message>
    <message>
        <source>Print a lägesbild</source>
        <translation>Skriv ut en lägesbild</translation>
    </message>
    <message>
        <source>Sheets</source>
        <translation>Blad</translation>
    </message>
    <message>
        <source>Sheet</source>
        <translation>Blad</translation>
    </message>
    <message>
        <source>Compared with (previous, last_year, none or a period)</source>
        <translation>Jämfört med (previous, last_year, none eller en period)</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Slag</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>Källor</translation>
    </message>
    <message>
        <source>Insats</source>
        <translation>Insats</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>Papper</translation>
    </message>
    <message>
        <source>Orientation</source>
        <translation>Riktning</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Period</translation>
    </message>
    <message>
        <source>Own template (.qpt)</source>
        <translation>Egen mall (.qpt)</translation>
    </message>
    <message>
        <source>For whom</source>
        <translation>För vem</translation>
    </message>
    <message>
        <source>Lägesbild</source>
        <translation>Lägesbild</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Sidor</translation>
    </message>
    <message>
        <source>Boxes that overflow</source>
        <translation>Rutor som svämmar över</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>Intern</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Offentlig</translation>
    </message>
    <message>
        <source>Near repeats (Knox)</source>
        <translation>Upprepningar i närheten (Knox)</translation>
    </message>
    <message>
        <source>After an event, are there more than chance would give nearby and soon after? The Knox test counts pairs of events by their distance and the days between them.

BANDS_M=100,200,300 are [0, 100), [100, 200) and [200, 300) metres, Euclidean; BANDS_DAYS likewise, in calendar days. expected is what dates dealt out at random among the places would give; p is one-sided, from PERMUTATIONS deals with a fixed SEED, so that the same run gives the same answer. The sentence in the log is about the nearest band of both only.</source>
        <translation>Sker det efter en händelse fler i närheten snart därpå än slumpen skulle ge? Knoxtestet räknar par av händelser efter deras avstånd och dagarna mellan dem.

BANDS_M=100,200,300 är [0, 100), [100, 200) och [200, 300) meter fågelvägen; BANDS_DAYS likaså, i kalenderdagar. expected är vad datum som delas ut slumpvis bland platserna skulle ge; p är ensidigt, från PERMUTATIONS utdelningar med ett fast SEED, så att samma körning ger samma svar. Meningen i loggen gäller bara det närmaste bandet av båda.</translation>
    </message>
    <message>
        <source>BANDS_DAYS must be whole days, such as 7,14,21; “{value}” is not that.</source>
        <translation>BANDS_DAYS måste vara hela dagar, till exempel 7,14,21; ”{value}” är inte det.</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Dagar</translation>
    </message>
    <message>
        <source>Permutations</source>
        <translation>Omkastningar</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Frö</translation>
    </message>
    <message>
        <source>Near repeats</source>
        <translation>Upprepningar</translation>
    </message>
    <message>
        <source>Passing or a pattern?</source>
        <translation>Tillfälligt eller ett mönster?</translation>
    </message>
    <message>
        <source>When</source>
        <translation>När</translation>
    </message>
    <message>
        <source>Step of time</source>
        <translation>Tidssteg</translation>
    </message>
    <message>
        <source>Patterns</source>
        <translation>Mönster</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Steg</translation>
    </message>
    <message>
        <source>Give either CELL_SIZE or AREAS: one of them, not both or neither.</source>
        <translation>Ange antingen CELL_SIZE eller AREAS: ett av dem, inte båda eller inget.</translation>
    </message>
    <message>
        <source>{name}: the table cannot be read. Check that it is still there.</source>
        <translation>{name}: tabellen kan inte läsas. Kontrollera att den finns kvar.</translation>
    </message>
    <message>
        <source>{name}: the table has no column {wanted}. It has: {fields}. Rename one and run again.</source>
        <translation>{name}: tabellen har ingen kolumn {wanted}. Den har: {fields}. Byt namn på en och kör igen.</translation>
    </message>
    <message>
        <source>{name}: row {row} has no readable days or count. Correct the table and run again.</source>
        <translation>{name}: rad {row} har inga läsbara dagar eller antal. Rätta tabellen och kör igen.</translation>
    </message>
    <message>
        <source>{name}: the layer holds no polygon. Choose another layer.</source>
        <translation>{name}: lagret har ingen polygon. Välj ett annat lager.</translation>
    </message>
    <message>
        <source>{count} polygons of {name} had borders that cross themselves; they were mended for this computation only.</source>
        <translation>{count} polygoner i {name} hade gränser som korsar sig själva; de lagades för just den här beräkningen.</translation>
    </message>
    <message>
        <source>{count} features of {name} have no polygon and were left away.</source>
        <translation>{count} objekt i {name} har ingen polygon och lämnades bort.</translation>
    </message>
    <message>
        <source>{name}: the layer cannot be read. Check that it is still there.</source>
        <translation>{name}: lagret kan inte läsas. Kontrollera att det finns kvar.</translation>
    </message>
    <message>
        <source>{name}: “{layer}” holds no polygons. Choose a polygon layer.</source>
        <translation>{name}: ”{layer}” har inga polygoner. Välj ett polygonlager.</translation>
    </message>
    <message>
        <source>{name}: the file {file} has several layers: {layers}. Name one of them, as {file}|layername={first}.</source>
        <translation>{name}: filen {file} har flera lager: {layers}. Ange ett av dem, som {file}|layername={first}.</translation>
    </message>
    <message>
        <source>{name}: the layer has no field “{field}”. It has: {fields}.</source>
        <translation>{name}: lagret har inget fält ”{field}”. Fälten är: {fields}.</translation>
    </message>
    <message>
        <source>EST Lägesbild</source>
        <translation>EST Lägesbild</translation>
    </message>
    <message>
        <source>EST Lägesbild – Effektiv samordning för trygghet</source>
        <translation>EST Lägesbild – Effektiv samordning för trygghet</translation>
    </message>
    <message>
        <source>{low} to {high}</source>
        <translation>{low} till {high}</translation>
    </message>
    <message>
        <source>The result could not be written to {path}. What was there before is unchanged. Check that the folder exists, that there is room, and that no other program has the file open.</source>
        <translation>Resultatet kunde inte skrivas till {path}. Det som fanns där förut är oförändrat. Kontrollera att mappen finns, att det finns plats och att inget annat program har filen öppen.</translation>
    </message>
    <message>
        <source>fewer than {bound}</source>
        <translation>under {bound}</translation>
    </message>
    <message>
        <source>more than {bound}</source>
        <translation>över {bound}</translation>
    </message>
    <message>
        <source>{what}: {texts} texts, {rows} rows or files</source>
        <translation>{what}: {texts} texter, {rows} rader eller filer</translation>
    </message>
    <message>
        <source>Thin by the retention settings</source>
        <translation>Gallra enligt inställningarna</translation>
    </message>
    <message>
        <source>There is nothing to thin.</source>
        <translation>Det finns inget att gallra.</translation>
    </message>
    <message>
        <source>{count} texts, rows and files would be thinned; nothing was changed.</source>
        <translation>{count} texter, rader och filer skulle gallras; inget ändrades.</translation>
    </message>
    <message>
        <source>{count} texts, rows and files were thinned.</source>
        <translation>{count} texter, rader och filer gallrades.</translation>
    </message>
    <message>
        <source>Only tell what would be thinned</source>
        <translation>Berätta bara vad som skulle gallras</translation>
    </message>
    <message>
        <source>Thin what is older than</source>
        <translation>Gallra det som är äldre än</translation>
    </message>
    <message>
        <source>Thinned</source>
        <translation>Gallrade</translation>
    </message>
    <message>
        <source>The municipality has not decided how long texts, rows, files and the audit are kept, so they are not thinned. Decide in the settings.</source>
        <translation>Kommunen har inte bestämt hur länge texter, rader, filer och ändringsloggen sparas, så de gallras inte. Bestäm i inställningarna.</translation>
    </message>
    <message>
        <source>Old text may still lie in unused parts of the file, because others have it open. Run again when nobody works in it.</source>
        <translation>Gammal text kan ligga kvar i oanvända delar av filen, eftersom andra har den öppen. Kör igen när ingen arbetar i den.</translation>
    </message>
    <message>
        <source>Texts are kept from {day} on.</source>
        <translation>Texter sparas från och med {day}.</translation>
    </message>
    <message>
        <source>Rows are kept from {day} on.</source>
        <translation>Rader sparas från och med {day}.</translation>
    </message>
    <message>
        <source>Quartic</source>
        <translation>Kvartisk</translation>
    </message>
    <message>
        <source>Gaussian (the bandwidth is σ)</source>
        <translation>Gaussisk (bandbredden är σ)</translation>
    </message>
    <message>
        <source>Uniform</source>
        <translation>Jämn</translation>
    </message>
    <message>
        <source>Events per km²</source>
        <translation>Händelser per km²</translation>
    </message>
    <message>
        <source>Events per hectare</source>
        <translation>Händelser per hektar</translation>
    </message>
    <message>
        <source>Events per m²</source>
        <translation>Händelser per m²</translation>
    </message>
    <message>
        <source>Bandwidth (m)</source>
        <translation>Bandbredd (m)</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Vikt</translation>
    </message>
    <message>
        <source>Study area (mask)</source>
        <translation>Undersökningsområde (mask)</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kärna</translation>
    </message>
    <message>
        <source>Correct at the edge of the mask</source>
        <translation>Rätta vid maskens kant</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Enhet</translation>
    </message>
    <message>
        <source>Pattern over the week</source>
        <translation>Mönster över veckan</translation>
    </message>
    <message>
        <source>On which weekdays and hours do events happen? Each event counts 1, spread by minutes over the time from START_FIELD to END_FIELD in which it may have happened, in Swedish local time whatever zone the computer keeps.

Without an end it counts in the hour of its start; with the end before the start the two are swapped and counted in SWAPPED; without a start it is left out and counted in MISSING; one of more than a week counts 1/168 everywhere. weekday 1 is Monday.

Observations without an exact place take part: when is known even where where is not.</source>
        <translation>Vilka veckodagar och timmar sker händelser? Varje händelse räknas som 1, spridd per minut över tiden från START_FIELD till END_FIELD då den kan ha skett, i svensk tid vilken tidszon datorn än har.

Utan slut räknas den i timmen då den började; med slutet före början byter de plats och räknas i SWAPPED; utan början lämnas den utanför och räknas i MISSING; en som är längre än en vecka räknas 1/168 överallt. weekday 1 är måndag.

Observationer utan exakt plats är med: när är känt även där var inte är det.</translation>
    </message>
    <message>
        <source>Field of the end</source>
        <translation>Fält med sluttid</translation>
    </message>
    <message>
        <source>Events with end before start</source>
        <translation>Händelser med slut före början</translation>
    </message>
    <message>
        <source>Events without a start</source>
        <translation>Händelser utan starttid</translation>
    </message>
    <message>
        <source>A period needs both its first and its last day: {missing} is missing.</source>
        <translation>En period behöver både första och sista dag: {missing} saknas.</translation>
    </message>
    <message>
        <source>{first} and {last} are missing. Give them as dates such as 2026-11-01.</source>
        <translation>{first} och {last} saknas. Ange dem som datum, till exempel 2026-11-01.</translation>
    </message>
    <message>
        <source>The extent {name} is empty or lies where {crs} cannot show it. Choose another extent.</source>
        <translation>Utbredningen {name} är tom eller ligger där {crs} inte kan visa den. Välj en annan utbredning.</translation>
    </message>
    <message>
        <source>{name} must be numbers with commas between them, such as 100,200,300; “{value}” is not that.</source>
        <translation>{name} måste vara tal med komma emellan, till exempel 100,200,300; ”{value}” är inte det.</translation>
    </message>
    <message>
        <source>The result could not be written to {path}: {reason}. Choose another place or format.</source>
        <translation>Resultatet kunde inte skrivas till {path}: {reason}. Välj en annan plats eller ett annat format.</translation>
    </message>
    <message>
        <source>The shares of the area must be numbers above 0 and at most 100 percent, and the map must cover some area. Nothing was computed.</source>
        <translation>Andelarna av ytan måste vara tal över 0 och högst 100 procent, och kartan måste täcka någon yta. Inget beräknades.</translation>
    </message>
    <message>
        <source>The bandwidth of {bandwidth} m spans too many cells of {cell_size} m to be computed. Choose larger cells or a shorter bandwidth; nothing was computed.</source>
        <translation>Bandbredden {bandwidth} m spänner över för många rutor på {cell_size} m för att räknas. Välj större rutor eller kortare bandbredd; ingenting räknades.</translation>
    </message>
    <message>
        <source>The two densities have different cells, kernels, bandwidths or units, so they cannot be subtracted. Compute both with the same settings.</source>
        <translation>De två täthetskartorna har olika celler, kärnor, bandbredder eller enheter och kan därför inte jämföras. Beräkna båda med samma inställningar.</translation>
    </message>
    <message>
        <source>A weight is below 0. Weights say how much an event counts; choose another field.</source>
        <translation>En vikt är mindre än 0. Vikten säger hur mycket en händelse räknas; välj ett annat fält.</translation>
    </message>
    <message>
        <source>The bandwidth must be a number of metres above 0, not {value}. Nothing was computed.</source>
        <translation>Bandbredden måste vara ett antal meter över 0, inte {value}. Inget beräknades.</translation>
    </message>
    <message>
        <source>The cell size must be a number of metres above 0, not {value}. Nothing was computed.</source>
        <translation>Cellstorleken måste vara ett antal meter över 0, inte {value}. Inget beräknades.</translation>
    </message>
    <message>
        <source>The distance must be a number of metres above 0, not {value}. Nothing was computed.</source>
        <translation>Avståndet måste vara ett antal meter över 0, inte {value}. Inget beräknades.</translation>
    </message>
    <message>
        <source>A period must be at least one day long, not {value}. Nothing was computed.</source>
        <translation>En period måste vara minst en dag lång, inte {value}. Inget beräknades.</translation>
    </message>
    <message>
        <source>The calculation was stopped. What was there before is unchanged.</source>
        <translation>Beräkningen avbröts. Det som fanns innan är oförändrat.</translation>
    </message>
    <message>
        <source>The share must be a number between 0 and 1, not {value}. Nothing was computed.</source>
        <translation>Andelen måste vara ett tal mellan 0 och 1, inte {value}. Inget beräknades.</translation>
    </message>
    <message>
        <source>{pairs} pairs of places lie within {distance} m of each other, more than can be compared. Choose a shorter distance.</source>
        <translation>{pairs} par av platser ligger inom {distance} m från varandra, fler än vad som kan jämföras. Välj ett kortare avstånd.</translation>
    </message>
    <message>
        <source>The raster would have {columns} × {rows} cells and take {megabytes} MB, so it was not made. Choose a cell size of at least {cell_size} m, or a smaller extent; if the extent is far larger than the municipality, look for a point with wrong coordinates.</source>
        <translation>Rastret skulle få {columns} × {rows} celler och ta {megabytes} MB, så det skapades inte. Välj en cellstorlek på minst {cell_size} m eller en mindre utbredning. Är utbredningen mycket större än kommunen, leta efter en punkt med fel koordinater.</translation>
    </message>
    <message>
        <source>The extent is empty or has no finite coordinates, so no grid can be laid over it. Choose an extent, or a layer that has points.</source>
        <translation>Utbredningen är tom eller saknar giltiga koordinater, så det går inte att lägga ett rutnät över den. Välj en utbredning, eller ett lager som har punkter.</translation>
    </message>
    <message>
        <source>No observation has a point, so there is nothing to lay a grid over. Choose another period or kind, or give an extent.</source>
        <translation>Ingen observation har en punkt, så det finns inget att lägga ett rutnät över. Välj en annan period eller kategori, eller ange en utbredning.</translation>
    </message>
    <message>
        <source>The bands {bands} cannot be used. Write rising numbers above 0 with commas between them, such as 100,200,300.</source>
        <translation>Banden {bands} kan inte användas. Skriv stigande tal över 0 med komma emellan, till exempel 100,200,300.</translation>
    </message>
    <message>
        <source>The dates span more than 89 years, so at least one of them must be wrong. Choose a period that leaves it out.</source>
        <translation>Datumen sträcker sig över mer än 89 år, så minst ett av dem måste vara fel. Välj en period som utesluter det.</translation>
    </message>
    <message>
        <source>About {pairs} pairs of events lie within {distance} m of each other, more than can be compared. Choose shorter distances, a shorter period or fewer kinds.</source>
        <translation>Ungefär {pairs} par av händelser ligger inom {distance} m från varandra, fler än vad som kan jämföras. Välj kortare avstånd, en kortare period eller färre kategorier.</translation>
    </message>
    <message>
        <source>The period has {steps} steps; at least {least} are needed to tell a pattern from something passing. Choose a longer period or shorter steps.</source>
        <translation>Perioden har {steps} steg; det behövs minst {least} för att skilja ett mönster från något tillfälligt. Välj en längre period eller kortare steg.</translation>
    </message>
    <message>
        <source>The multiple of the mean must be a number above 0, not {value}.</source>
        <translation>Multipeln av medelvärdet måste vara ett tal över 0, inte {value}.</translation>
    </message>
    <message>
        <source>{count} against {before}: a decrease ({interval}).</source>
        <translation>{count} mot {before}: en minskning ({interval}).</translation>
    </message>
    <message>
        <source>{name} rose from {before} to {count} ({interval}).</source>
        <translation>{name} ökade från {before} till {count} ({interval}).</translation>
    </message>
    <message>
        <source>{name} rose from {before} to {count}.</source>
        <translation>{name} ökade från {before} till {count}.</translation>
    </message>
    <message>
        <source>{name} fell from {before} to {count}.</source>
        <translation>{name} minskade från {before} till {count}.</translation>
    </message>
    <message>
        <source>{name} fell from {before} to {count} ({interval}).</source>
        <translation>{name} minskade från {before} till {count} ({interval}).</translation>
    </message>
    <message>
        <source>{count} counts by area were left away: they do not cover both periods day by day.</source>
        <translation>{count} antal per område lämnades utanför: de täcker inte båda perioderna dag för dag.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alla</translation>
    </message>
    <message>
        <source>{count} against {before}: too few events for a sure conclusion.</source>
        <translation>{count} mot {before}: för få händelser för en säker slutsats.</translation>
    </message>
    <message>
        <source>{count} against {before}: no certain change.</source>
        <translation>{count} mot {before}: ingen säker förändring.</translation>
    </message>
    <message>
        <source>{count} against {before}: an increase ({interval}).</source>
        <translation>{count} mot {before}: en ökning ({interval}).</translation>
    </message>
    <message>
        <source>{events}; there is no earlier period to compare with.</source>
        <translation>{events}; det finns ingen tidigare period att jämföra med.</translation>
    </message>
    <message>
        <source>There are too few events by area and kind for any sure conclusion.</source>
        <translation>Händelserna är för få per område och slag för någon säker slutsats.</translation>
    </message>
    <message>
        <source>No change by area or kind is certain.</source>
        <translation>Ingen förändring per område eller slag är säker.</translation>
    </message>
    <message>
        <source>{name} (counts by area)</source>
        <translation>{name} (antal per område)</translation>
    </message>
    <message>
        <source>bandwidth {metres}: too few events to advise another</source>
        <translation>bandbredd {metres}: för få händelser för att föreslå en annan</translation>
    </message>
    <message>
        <source>bandwidth {metres}: mean distance to the {number}th nearest event</source>
        <translation>bandbredd {metres}: medelavstånd till {number}:e närmaste händelse</translation>
    </message>
    <message>
        <source>the same classes for all of {year}</source>
        <translation>samma klasser för hela {year}</translation>
    </message>
    <message>
        <source>classes from these events alone</source>
        <translation>klasser efter bara dessa händelser</translation>
    </message>
    <message>
        <source>No event with an exact place, so there is no density to show.</source>
        <translation>Ingen händelse har en exakt plats, så det finns ingen täthet att visa.</translation>
    </message>
    <message>
        <source>{events} with an exact place; at most {maximum} per km² ({bandwidth}).</source>
        <translation>{events} med exakt plats; som mest {maximum} per km² ({bandwidth}).</translation>
    </message>
    <message>
        <source>bandwidth {metres}: chosen</source>
        <translation>bandbredd {metres}: vald</translation>
    </message>
    <message>
        <source>bandwidth {metres}: the municipality&apos;s setting</source>
        <translation>bandbredd {metres}: kommunens inställning</translation>
    </message>
    <message>
        <source>the municipality&apos;s own classes</source>
        <translation>kommunens egna klasser</translation>
    </message>
    <message>
        <source>bandwidth {metres}: mean distance to the {number}th nearest event in {year}</source>
        <translation>bandbredd {metres}: medelavstånd till {number}:e närmaste händelse under {year}</translation>
    </message>
    <message>
        <source>{events} took part; at most {maximum} {unit}, bandwidth {bandwidth}.</source>
        <translation>{events} är med; som mest {maximum} {unit}, bandbredd {bandwidth}.</translation>
    </message>
    <message>
        <source>Binned: the density of one event is off by at most {share} of its peak.</source>
        <translation>Samlat i rutor: en händelses täthet är fel med högst {share} av sitt högsta värde.</translation>
    </message>
    <message>
        <source>per km²</source>
        <translation>per km²</translation>
    </message>
    <message>
        <source>per hectare</source>
        <translation>per hektar</translation>
    </message>
    <message>
        <source>per m²</source>
        <translation>per m²</translation>
    </message>
    <message>
        <source>The treated area had {before} before and {after} after.</source>
        <translation>Insatsområdet hade {before} före och {after} efter.</translation>
    </message>
    <message>
        <source>A difference of some {count} events would be certain.</source>
        <translation>En skillnad på omkring {count} händelser skulle vara säker.</translation>
    </message>
    <message>
        <source>{count} fewer than expected from the control area (95 %: {interval}).</source>
        <translation>{count} färre än väntat jämfört med kontrollområdet (95 %: {interval}).</translation>
    </message>
    <message>
        <source>The control area has no events in one of the periods, so nothing can be said of displacement by its quotient.</source>
        <translation>Kontrollområdet har inga händelser i en av perioderna, så kvoten kan inte säga något om förflyttning.</translation>
    </message>
    <message>
        <source>The treated area did not fall against the control, so there is nothing that could have moved elsewhere.</source>
        <translation>Insatsområdet minskade inte jämfört med kontrollområdet, så det finns inget som kan ha flyttat.</translation>
    </message>
    <message>
        <source>If it goes on like this it will be certain in some {months} months.</source>
        <translation>Fortsätter det så här blir det säkert om omkring {months} månader.</translation>
    </message>
    <message>
        <source>That is too few for a sure conclusion.</source>
        <translation>Det är för få händelser för en säker slutsats.</translation>
    </message>
    <message>
        <source>{count} more than expected from the control area (95 %: {interval}).</source>
        <translation>{count} fler än väntat jämfört med kontrollområdet (95 %: {interval}).</translation>
    </message>
    <message>
        <source>Against the control area no change is certain: {change} events (95 %: {interval}).</source>
        <translation>Jämfört med kontrollområdet är ingen förändring säker: {change} händelser (95 %: {interval}).</translation>
    </message>
    <message>
        <source>The treated area and the control share {area} m². What happens there would count on both sides: choose a control that lies apart.</source>
        <translation>Insatsområdet och kontrollområdet delar {area} m². Det som händer där skulle räknas på båda sidor: välj ett kontrollområde som ligger för sig.</translation>
    </message>
    <message>
        <source>The period before ({before}) must end before the period after ({after}) begins. Change the dates.</source>
        <translation>Perioden före ({before}) måste ta slut innan perioden efter ({after}) börjar. Ändra datumen.</translation>
    </message>
    <message>
        <source>the whole municipality</source>
        <translation>hela kommunen</translation>
    </message>
    <message>
        <source>{count} areas</source>
        <translation>{count} områden</translation>
    </message>
    <message>
        <source>the whole municipality and its EST areas</source>
        <translation>hela kommunen och dess EST-områden</translation>
    </message>
    <message>
        <source>No event with an exact place in this selection. Choose another period, or more kinds.</source>
        <translation>Ingen händelse med exakt plats i urvalet. Välj en annan period eller fler kategorier.</translation>
    </message>
    <message>
        <source>The worst {share} of the area held {hits} of the {events} that came later: {pai} times as many as chance would give.</source>
        <translation>De värsta {share} av ytan hade {hits} av de {events} som kom senare: {pai} gånger så många som slumpen skulle ge.</translation>
    </message>
    <message>
        <source>{events} are too few to say how well a map predicts; some {least} are needed.</source>
        <translation>{events} är för få för att säga hur väl en karta förutsäger; det behövs omkring {least}.</translation>
    </message>
    <message>
        <source>No event of the later period lies on the map, so nothing can be said about it.</source>
        <translation>Ingen händelse i den senare perioden ligger på kartan, så inget kan sägas om den.</translation>
    </message>
    <message>
        <source>{events} in {cells} cells: {hot} are hot (more events within {distance} than chance would give) and {cold} are cold, at {level} %.</source>
        <translation>{events} i {cells} rutor: {hot} är heta (fler händelser inom {distance} än slumpen skulle ge) och {cold} är kalla, på {level} %-nivån.</translation>
    </message>
    <message>
        <source>{events} are too few for a sure conclusion about cells: look at the plain counts instead.</source>
        <translation>{events} är för få för en säker slutsats om celler: se på antalen i stället.</translation>
    </message>
    <message>
        <source>{events} in {cells} cells: no cell stands out more than chance would let it, within {distance}.</source>
        <translation>{events} i {cells} rutor: ingen ruta sticker ut mer än slumpen tillåter, inom {distance}.</translation>
    </message>
    <message>
        <source>No cell has its centre in the study area, so nothing was computed. Choose smaller cells or another area.</source>
        <translation>Ingen cell har sin mitt i undersökningsområdet, så inget räknades. Välj mindre celler eller ett annat område.</translation>
    </message>
    <message>
        <source>overdue {day}</source>
        <translation>försenad {day}</translation>
    </message>
    <message>
        <source>proposed</source>
        <translation>föreslagen</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>beslutad</translation>
    </message>
    <message>
        <source>ongoing</source>
        <translation>pågår</translation>
    </message>
    <message>
        <source>done</source>
        <translation>klar</translation>
    </message>
    <message>
        <source>followed up</source>
        <translation>uppföljd</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>avslutad</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>avbruten</translation>
    </message>
    <message>
        <source>{state} until {day}</source>
        <translation>{state} till {day}</translation>
    </message>
    <message>
        <source>{state} {day}</source>
        <translation>{state} {day}</translation>
    </message>
    <message>
        <source>No insats is open.</source>
        <translation>Ingen insats är öppen.</translation>
    </message>
    <message>
        <source>1 insats is open.</source>
        <translation>1 insats är öppen.</translation>
    </message>
    <message>
        <source>{count} insatser are open.</source>
        <translation>{count} insatser är öppna.</translation>
    </message>
    <message>
        <source>1 is overdue.</source>
        <translation>1 är försenad.</translation>
    </message>
    <message>
        <source>{count} are overdue.</source>
        <translation>{count} är försenade.</translation>
    </message>
    <message>
        <source>Kind no longer in the list</source>
        <translation>Slag som inte finns kvar i listan</translation>
    </message>
    <message>
        <source>{events}, most of them {kind}.</source>
        <translation>{events}, de flesta {kind}.</translation>
    </message>
    <message>
        <source>{events} of {kinds} kinds.</source>
        <translation>{events} av {kinds} slag.</translation>
    </message>
    <message>
        <source>A lägesbild needs a period. Choose a week, a month, a tertial, a year or two dates.</source>
        <translation>En lägesbild behöver en period. Välj en vecka, en månad, ett tertial, ett år eller två datum.</translation>
    </message>
    <message>
        <source>Working material – internal</source>
        <translation>Arbetsmaterial – internt</translation>
    </message>
    <message>
        <source>Lägesbild {period}</source>
        <translation>Lägesbild {period}</translation>
    </message>
    <message>
        <source>{what} {days}</source>
        <translation>{what} {days}</translation>
    </message>
    <message>
        <source>n = {n}.</source>
        <translation>n = {n}.</translation>
    </message>
    <message>
        <source>{count} observations in the database have no time and are in no period.</source>
        <translation>{count} observationer i databasen saknar tid och hör till ingen period.</translation>
    </message>
    <message>
        <source>Class breaks {breaks}: {reason}.</source>
        <translation>Klassgränser {breaks}: {reason}.</translation>
    </message>
    <message>
        <source>{what}, compared with {period}</source>
        <translation>{what}, jämfört med {period}</translation>
    </message>
    <message>
        <source>n = {n}, {without} of them (not in the heatmap, but in the numbers of their areas).</source>
        <translation>n = {n}, varav {without} (ej i värmekartan, men i områdenas tal).</translation>
    </message>
    <message>
        <source>Sources: {list}.</source>
        <translation>Källor: {list}.</translation>
    </message>
    <message>
        <source>Method: {list}.</source>
        <translation>Metod: {list}.</translation>
    </message>
    <message>
        <source>Nothing was reported for {period} in this selection.</source>
        <translation>Inget har rapporterats för {period} i det här urvalet.</translation>
    </message>
    <message>
        <source>Left out: {list}.</source>
        <translation>Utelämnade: {list}.</translation>
    </message>
    <message>
        <source>{count} kinds of event</source>
        <translation>{count} slags händelser</translation>
    </message>
    <message>
        <source>density (quartic kernel), bandwidth {bandwidth}, in {crs}</source>
        <translation>täthet (kvartisk kärna), bandbredd {bandwidth}, i {crs}</translation>
    </message>
    <message>
        <source>exact Poisson test, controlled for many comparisons (the intervals are single)</source>
        <translation>exakt Poissontest, kontrollerat för många jämförelser (intervallen är enskilda)</translation>
    </message>
    <message>
        <source>{events} were reported; nothing is compared.</source>
        <translation>{events} har rapporterats; inget jämförs.</translation>
    </message>
    <message>
        <source>The reporting differs between the periods.</source>
        <translation>Rapporteringen skiljer sig mellan perioderna.</translation>
    </message>
    <message>
        <source>events</source>
        <translation>händelser</translation>
    </message>
    <message>
        <source>There is no observation to compute from. Choose another layer, period or filter.</source>
        <translation>Det finns ingen observation att räkna på. Välj ett annat lager, en annan period eller ett annat filter.</translation>
    </message>
    <message>
        <source>None of the {count} observations has an exact place, so there is no point to compute from: they are known to an area or the municipality only. Compare areas instead.</source>
        <translation>Ingen av de {count} observationerna har en exakt plats, så det finns ingen punkt att räkna på: man vet bara område eller kommun. Jämför områden i stället.</translation>
    </message>
    <message>
        <source>The border of “{name}” crosses itself; it was mended for this computation only.</source>
        <translation>Gränsen för ”{name}” korsar sig själv; den lagades för just den här beräkningen.</translation>
    </message>
    <message>
        <source>The points are in {source}, which is not in metres; distances were computed in {target}.</source>
        <translation>Punkterna är i {source}, som inte är i meter; avstånden räknades i {target}.</translation>
    </message>
    <message>
        <source>QGIS&apos;s coordinate systems are incomplete: SWEREF 99 TM has no area of use. Reinstall QGIS; your data are unchanged.</source>
        <translation>QGIS koordinatsystem är ofullständiga: SWEREF 99 TM saknar giltighetsområde. Installera om QGIS; dina data är oförändrade.</translation>
    </message>
    <message>
        <source>The data&apos;s coordinate system “{crs}” is missing or unknown, so distances cannot be computed. Set the layer&apos;s coordinate system in QGIS and run again.</source>
        <translation>Datats koordinatsystem ”{crs}” saknas eller är okänt, så avstånd kan inte räknas. Ange lagrets koordinatsystem i QGIS och kör igen.</translation>
    </message>
    <message>
        <source>There is no way from the coordinate system {source} to {target}. Save the layer in another coordinate system and run again.</source>
        <translation>Det går inte att komma från koordinatsystemet {source} till {target}. Spara lagret i ett annat koordinatsystem och kör igen.</translation>
    </message>
    <message>
        <source>No certain near repeats within {distance} and {days} days ({observed} pairs against {expected} expected).</source>
        <translation>Inga säkra upprepningar inom {distance} och {days} dagar ({observed} par mot {expected} väntade).</translation>
    </message>
    <message>
        <source>{events} are too few for a sure conclusion; near repeats need some {least}.</source>
        <translation>{events} är för få för en säker slutsats; upprepningar kräver omkring {least}.</translation>
    </message>
    <message>
        <source>After an event the risk of another is {ratio} times as high within {distance} and {days} days as chance would give ({observed} pairs against {expected} expected).</source>
        <translation>Efter en händelse är risken för en ny {ratio} gånger så hög inom {distance} och {days} dagar som slumpen skulle ge ({observed} par mot {expected} väntade).</translation>
    </message>
    <message>
        <source>{events} within {distance}: no certain difference from the whole extent.</source>
        <translation>{events} inom {distance}: ingen säker skillnad mot hela utbredningen.</translation>
    </message>
    <message>
        <source>{things} places with {rings} distances each.</source>
        <translation>{things} platser med {rings} avstånd var.</translation>
    </message>
    <message>
        <source>{events} within {distance}: too few for a sure conclusion.</source>
        <translation>{events} inom {distance}: för få för en säker slutsats.</translation>
    </message>
    <message>
        <source>{events} within {distance}: {ratio} times as dense as the whole extent ({interval}).</source>
        <translation>{events} inom {distance}: {ratio} gånger så tätt som hela utbredningen ({interval}).</translation>
    </message>
    <message>
        <source>{events} within {distance}: less dense than the whole extent ({interval}).</source>
        <translation>{events} inom {distance}: glesare än hela utbredningen ({interval}).</translation>
    </message>
    <message>
        <source>The distances {distances} cannot be used. Write rising numbers above 0 with commas between them, such as 50,100,250.</source>
        <translation>Avstånden {distances} kan inte användas. Skriv stigande tal över 0 med komma emellan, till exempel 50,100,250.</translation>
    </message>
    <message>
        <source>No observation is of the kind “{name}”. There are: {known}.</source>
        <translation>Ingen observation är av slaget ”{name}”. De som finns: {known}.</translation>
    </message>
    <message>
        <source>The database has no areas, so there is no page an area. Import areas, or print one sheet for the whole municipality.</source>
        <translation>Databasen har inga områden, så det finns ingen sida per område. Hämta in områden, eller skriv ett blad för hela kommunen.</translation>
    </message>
    <message>
        <source>{events} in {steps} steps ({days}): {found}.</source>
        <translation>{events} i {steps} steg ({days}): {found}.</translation>
    </message>
    <message>
        <source>month</source>
        <translation>månad</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nytt</translation>
    </message>
    <message>
        <source>intensifying</source>
        <translation>tilltagande</translation>
    </message>
    <message>
        <source>persistent</source>
        <translation>bestående</translation>
    </message>
    <message>
        <source>diminishing</source>
        <translation>avtagande</translation>
    </message>
    <message>
        <source>sporadic</source>
        <translation>sporadiskt</translation>
    </message>
    <message>
        <source>historical</source>
        <translation>tidigare</translation>
    </message>
    <message>
        <source>none</source>
        <translation>ingen</translation>
    </message>
    <message>
        <source>No observation started between {first} and {last}. Choose another period, layer or filter.</source>
        <translation>Ingen observation började mellan {first} och {last}. Välj en annan period, ett annat lager eller ett annat filter.</translation>
    </message>
    <message>
        <source>{events} in {steps} steps ({days}): no place stands out from an even spread.</source>
        <translation>{events} i {steps} steg ({days}): ingen plats sticker ut från en jämn fördelning.</translation>
    </message>
    <message>
        <source>There is no whole {step} between {first} and {last}. Choose a longer period or shorter steps.</source>
        <translation>Det finns ingen hel {step} mellan {first} och {last}. Välj en längre period eller kortare steg.</translation>
    </message>
    <message>
        <source>week</source>
        <translation>vecka</translation>
    </message>
    <message>
        <source>Most at {name}: {count} of {total}. Half of the events with a named place happened at {places} of {all} places.</source>
        <translation>Flest vid {name}: {count} av {total}. Hälften av händelserna med namngiven plats skedde på {places} av {all} platser.</translation>
    </message>
    <message>
        <source>{places} of {all} places hold half of the {events}; the first, {name}, holds {count}.</source>
        <translation>{places} av {all} platser står för hälften av {events}; den första, {name}, har {count}.</translation>
    </message>
    <message>
        <source>No named place has more than one event.</source>
        <translation>Ingen namngiven plats har mer än en händelse.</translation>
    </message>
    <message>
        <source>No event has a named place.</source>
        <translation>Ingen händelse har en namngiven plats.</translation>
    </message>
    <message>
        <source>without name</source>
        <translation>utan namn</translation>
    </message>
    <message>
        <source>No planned event with raised risk is known.</source>
        <translation>Inget kommande arrangemang med förhöjd risk är känt.</translation>
    </message>
    <message>
        <source>{count} planned events with raised risk.</source>
        <translation>{count} kommande arrangemang med förhöjd risk.</translation>
    </message>
    <message>
        <source>1 planned event with raised risk.</source>
        <translation>1 kommande arrangemang med förhöjd risk.</translation>
    </message>
    <message>
        <source>Near repeats need some {least} events with place and time; the selection has {count}. Choose a longer period or more kinds.</source>
        <translation>Upprepningar kräver omkring {least} händelser med plats och tid; urvalet har {count}. Välj en längre period eller fler slag.</translation>
    </message>
    <message>
        <source>The reporting differs between the periods ({how}), so part of a change may be due to that.</source>
        <translation>Rapporteringen skiljer sig mellan perioderna ({how}), så en del av en förändring kan bero på det.</translation>
    </message>
    <message>
        <source>new since then: {names}</source>
        <translation>nya sedan dess: {names}</translation>
    </message>
    <message>
        <source>no longer reporting: {names}</source>
        <translation>rapporterar inte längre: {names}</translation>
    </message>
    <message>
        <source>other number of weeks: {names}</source>
        <translation>annat antal veckor: {names}</translation>
    </message>
    <message>
        <source>{count} more</source>
        <translation>{count} till</translation>
    </message>
    <message>
        <source>{have} of {expected} organisations have reported.</source>
        <translation>{have} av {expected} verksamheter har rapporterat.</translation>
    </message>
    <message>
        <source>No organisation is expected to report every week.</source>
        <translation>Ingen verksamhet väntas rapportera varje vecka.</translation>
    </message>
    <message>
        <source>Missing: {names}.</source>
        <translation>Saknas: {names}.</translation>
    </message>
    <message>
        <source>{points} single points hold {share} of all events; the largest (x {x}, y {y}) holds {count}. Often such points are the middle of a district or municipality and not where things happened: look at them before you believe a hotspot there.</source>
        <translation>{points} enskilda punkter har {share} av alla händelser; den största (x {x}, y {y}) har {count}. Ofta är sådana punkter mitten av ett område eller en kommun och inte där det hände: titta på dem innan du tror på en hotspot där.</translation>
    </message>
    <message>
        <source>One single point (x {x}, y {y}) holds {count} events, {share} of all. Often that is the middle of a district or municipality and not where things happened: look at them before you believe a hotspot there.</source>
        <translation>En enda punkt (x {x}, y {y}) har {count} händelser, {share} av alla. Ofta är det mitten av ett område eller en kommun och inte där det hände: titta på dem innan du tror på en hotspot där.</translation>
    </message>
    <message>
        <source>Most on {weekday}s {hours}: {count} of {total}, more than an even spread would give.</source>
        <translation>Flest på {weekday}ar {hours}: {count} av {total}, fler än en jämn fördelning skulle ge.</translation>
    </message>
    <message>
        <source>{events} had their end before their start; the two were swapped.</source>
        <translation>{events} hade sitt slut före sin början; de två bytte plats.</translation>
    </message>
    <message>
        <source>No event has a time, so there is no pattern to show.</source>
        <translation>Ingen händelse har en tid, så det finns inget mönster att visa.</translation>
    </message>
    <message>
        <source>{events}: too few for a pattern over the week.</source>
        <translation>{events}: för få för ett mönster över veckan.</translation>
    </message>
    <message>
        <source>{events} show no certain gathering in any part of the week.</source>
        <translation>{events} visar ingen säker anhopning i någon del av veckan.</translation>
    </message>
    <message>
        <source>{count} events</source>
        <translation>{count} händelser</translation>
    </message>
    <message>
        <source>{count} observations</source>
        <translation>{count} observationer</translation>
    </message>
    <message>
        <source>95 %: {interval} times as many</source>
        <translation>95 %: {interval} gånger så många</translation>
    </message>
    <message>
        <source>1 event</source>
        <translation>1 händelse</translation>
    </message>
    <message>
        <source>1 observation</source>
        <translation>1 observation</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>sämre</translation>
    </message>
    <message>
        <source>better</source>
        <translation>bättre</translation>
    </message>
    <message>
        <source>uncertain</source>
        <translation>osäkert</translation>
    </message>
    <message>
        <source>too few</source>
        <translation>för få</translation>
    </message>
    <message>
        <source>not compared</source>
        <translation>ej jämfört</translation>
    </message>
    <message>
        <source>duplicates</source>
        <translation>dubbletter</translation>
    </message>
    <message>
        <source>of kinds with lists of their own</source>
        <translation>av slag med egna listor</translation>
    </message>
    <message>
        <source>of kinds never shown on maps</source>
        <translation>av slag som aldrig visas på karta</translation>
    </message>
    <message>
        <source>without time</source>
        <translation>utan tid</translation>
    </message>
    <message>
        <source>without exact place</source>
        <translation>utan exakt plats</translation>
    </message>
    <message>
        <source>without place</source>
        <translation>utan plats</translation>
    </message>
    <message>
        <source>outside the study area</source>
        <translation>utanför undersökningsområdet</translation>
    </message>
    <message>
        <source>reports by staff</source>
        <translation>rapporter från verksamheter</translation>
    </message>
    <message>
        <source>police reports</source>
        <translation>polisanmälningar</translation>
    </message>
    <message>
        <source>residents&apos; reports</source>
        <translation>invånares rapporter</translation>
    </message>
    <message>
        <source>imported reports</source>
        <translation>importerade rapporter</translation>
    </message>
    <message>
        <source>95 %: at least {low} times as many</source>
        <translation>95 %: minst {low} gånger så många</translation>
    </message>
    <message>
        <source>Where is it &amp;worst?</source>
        <translation>Var är det &amp;värst?</translation>
    </message>
    <message>
        <source>What has &amp;changed?</source>
        <translation>Vad har ä&amp;ndrats?</translation>
    </message>
    <message>
        <source>&amp;When in the week?</source>
        <translation>Nä&amp;r på veckan?</translation>
    </message>
    <message>
        <source>Which &amp;places?</source>
        <translation>Vilka &amp;platser?</translation>
    </message>
    <message>
        <source>Analyse</source>
        <translation>Analysera</translation>
    </message>
    <message>
        <source>Looking for the answer</source>
        <translation>Söker svaret</translation>
    </message>
    <message>
        <source>Bandwidth {metres} and its classes are the municipality&apos;s own now, on every map and sheet.</source>
        <translation>Bandbredd {metres} och dess klasser är nu kommunens egna, på alla kartor och blad.</translation>
    </message>
    <message>
        <source>Show &amp;all</source>
        <translation>Visa &amp;alla</translation>
    </message>
    <message>
        <source>{name} and {count} more</source>
        <translation>{name} och {count} till</translation>
    </message>
    <message>
        <source>&amp;Bring it up to date</source>
        <translation>&amp;Uppdatera databasen</translation>
    </message>
    <message>
        <source>The database is up to date. A backup of how it was lies beside it.</source>
        <translation>Databasen är uppdaterad. En säkerhetskopia av hur den var ligger bredvid den.</translation>
    </message>
    <message>
        <source>&amp;Repair it</source>
        <translation>&amp;Reparera</translation>
    </message>
    <message>
        <source>The file is safe to share again.</source>
        <translation>Filen är säker att dela igen.</translation>
    </message>
    <message>
        <source>A file (GeoPackage)</source>
        <translation>En fil (GeoPackage)</translation>
    </message>
    <message>
        <source>GeoPackage (*.gpkg)</source>
        <translation>GeoPackage (*.gpkg)</translation>
    </message>
    <message>
        <source>PostgreSQL: {name}</source>
        <translation>PostgreSQL: {name}</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Databas</translation>
    </message>
    <message>
        <source>Open the shared database</source>
        <translation>Öppna den gemensamma databasen</translation>
    </message>
    <message>
        <source>An invented town is being drawn. It takes some seconds.</source>
        <translation>En påhittad stad ritas. Det tar några sekunder.</translation>
    </message>
    <message>
        <source>Drawing the example municipality</source>
        <translation>Ritar exempelkommunen</translation>
    </message>
    <message>
        <source>Making the database</source>
        <translation>Skapar databasen</translation>
    </message>
    <message>
        <source>The database is made. Next: bring in your areas, under Database ▸ Import areas….</source>
        <translation>Databasen är skapad. Hämta nu in era områden med Databas ▸ Hämta in områden….</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öppna…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>Öppna &amp;senaste</translation>
    </message>
    <message>
        <source>Open in &amp;PostgreSQL</source>
        <translation>Öppna i &amp;PostgreSQL</translation>
    </message>
    <message>
        <source>&amp;New database…</source>
        <translation>&amp;Ny databas…</translation>
    </message>
    <message>
        <source>Try the &amp;example municipality</source>
        <translation>Prova med &amp;exempelkommunen</translation>
    </message>
    <message>
        <source>&amp;Import areas…</source>
        <translation>&amp;Hämta in områden…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Stän&amp;g</translation>
    </message>
    <message>
        <source>{selected} of {total} observations</source>
        <translation>{selected} av {total} observationer</translation>
    </message>
    <message>
        <source>EST filter</source>
        <translation>EST-filter</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alla kategorier</translation>
    </message>
    <message>
        <source>All sources</source>
        <translation>Alla källor</translation>
    </message>
    <message>
        <source>The whole municipality</source>
        <translation>Hela kommunen</translation>
    </message>
    <message>
        <source>Reading kinds and areas</source>
        <translation>Läser kategorier och områden</translation>
    </message>
    <message>
        <source>Counting observations</source>
        <translation>Räknar observationer</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Vecka</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Månad</translation>
    </message>
    <message>
        <source>Tertial</source>
        <translation>Tertial</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>År</translation>
    </message>
    <message>
        <source>Own dates</source>
        <translation>Egna datum</translation>
    </message>
    <message>
        <source>No database is open</source>
        <translation>Ingen databas är öppen</translation>
    </message>
    <message>
        <source>{count} without exact place</source>
        <translation>{count} utan exakt plats</translation>
    </message>
    <message>
        <source>{count} without time</source>
        <translation>{count} utan tid</translation>
    </message>
    <message>
        <source>Computing the heatmap</source>
        <translation>Räknar ut värmekartan</translation>
    </message>
    <message>
        <source>Suggested: {reason}</source>
        <translation>Förslag: {reason}</translation>
    </message>
    <message>
        <source>Saving the municipality&apos;s heatmap</source>
        <translation>Sparar kommunens värmekarta</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>Öppna</translation>
    </message>
    <message>
        <source>{ratio} times as many (95 %: {interval})</source>
        <translation>{ratio} gånger så många (95 %: {interval})</translation>
    </message>
    <message>
        <source>Where and what</source>
        <translation>Var och vad</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Förr</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Plats</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>Händelser</translation>
    </message>
    <message>
        <source>Same period last year, else the one before</source>
        <translation>Samma period förra året, annars perioden före</translation>
    </message>
    <message>
        <source>The period before</source>
        <translation>Perioden före</translation>
    </message>
    <message>
        <source>Same period last year</source>
        <translation>Samma period förra året</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>Ingenting</translation>
    </message>
    <message>
        <source>landscape</source>
        <translation>liggande</translation>
    </message>
    <message>
        <source>portrait</source>
        <translation>stående</translation>
    </message>
    <message>
        <source>Choose a period in the filter bar above the map.</source>
        <translation>Välj en period i filterraden ovanför kartan.</translation>
    </message>
    <message>
        <source>Lägesbild for {period}. Change the period in the filter bar.</source>
        <translation>Lägesbild för {period}. Du byter period i filterraden.</translation>
    </message>
    <message>
        <source>Preview shows the sheet here as it will be printed.</source>
        <translation>Förhandsgranska visar bladet här som det blir i utskrift.</translation>
    </message>
    <message>
        <source>Write the lägesbild</source>
        <translation>Skriv lägesbilden</translation>
    </message>
    <message>
        <source>The lägesbild is written: {path}</source>
        <translation>Lägesbilden är skriven: {path}</translation>
    </message>
    <message>
        <source>Save a copy of the sheet&apos;s template</source>
        <translation>Spara en kopia av bladets mall</translation>
    </message>
    <message>
        <source>QGIS layout template (*.qpt)</source>
        <translation>QGIS layoutmall (*.qpt)</translation>
    </message>
    <message>
        <source>The template could not be saved to {path}. Choose another folder.</source>
        <translation>Mallen kunde inte sparas i {path}. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>Making the lägesbild</source>
        <translation>Gör lägesbilden</translation>
    </message>
    <message>
        <source>EST</source>
        <translation>EST</translation>
    </message>
    <message>
        <source>&amp;EST</source>
        <translation>&amp;EST</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hjälp</translation>
    </message>
    <message>
        <source>Open, make or close the shared database</source>
        <translation>Öppna, skapa eller stäng den gemensamma databasen</translation>
    </message>
    <message>
        <source>Getting ready</source>
        <translation>Gör i ordning</translation>
    </message>
    <message>
        <source>The time {time} does not exist: summer time began that night. Enter another time.</source>
        <translation>Tiden {time} finns inte: den natten började sommartiden. Ange en annan tid.</translation>
    </message>
    <message>
        <source>The period “{text}” could not be read. Write a week (2026-W47), a month (2026-11), a tertial (2026-T3), a year (2026) or two dates (2026-11-01/2026-11-15).</source>
        <translation>Perioden ”{text}” gick inte att läsa. Skriv en vecka (2026-W47), en månad (2026-11), ett tertial (2026-T3), ett år (2026) eller två datum (2026-11-01/2026-11-15).</translation>
    </message>
    <message>
        <source>The period ends ({last}) before it begins ({first}). Change one of the dates.</source>
        <translation>Perioden slutar ({last}) innan den börjar ({first}). Ändra ett av datumen.</translation>
    </message>
    <message>
        <source>personal identity number</source>
        <translation>personnummer</translation>
    </message>
    <message>
        <source>coordination number</source>
        <translation>samordningsnummer</translation>
    </message>
    <message>
        <source>interim number</source>
        <translation>tillfälligt personnummer</translation>
    </message>
    <message>
        <source>registration plate</source>
        <translation>registreringsnummer</translation>
    </message>
    <message>
        <source>phone number</source>
        <translation>telefonnummer</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>e-postadress</translation>
    </message>
    <message>
        <source>possibly a person&apos;s name</source>
        <translation>möjligen ett personnamn</translation>
    </message>
    <message>
        <source>The text holds what looks like personal data ({kind}) in {count} places, so it was not saved. Mask them, or keep them with a reason.</source>
        <translation>Texten innehåller vad som ser ut som personuppgifter ({kind}) på {count} ställen, så den sparades inte. Maskera dem, eller behåll dem med ett skäl.</translation>
    </message>
    <message>
        <source>Write why the text must be kept as it is. Without a reason it is not saved.</source>
        <translation>Skriv varför texten måste vara kvar som den är. Utan skäl sparas den inte.</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logotyp</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Färg</translation>
    </message>
    <message>
        <source>Smallest number shown in public</source>
        <translation>Minsta tal som visas offentligt</translation>
    </message>
    <message>
        <source>Group of background layers</source>
        <translation>Grupp med bakgrundslager</translation>
    </message>
    <message>
        <source>Bandwidth of the heatmap</source>
        <translation>Värmekartans bandbredd</translation>
    </message>
    <message>
        <source>Class breaks of the heatmap</source>
        <translation>Värmekartans klassgränser</translation>
    </message>
    <message>
        <source>Usual period</source>
        <translation>Vanlig period</translation>
    </message>
    <message>
        <source>Months until free text is thinned</source>
        <translation>Månader tills fritext gallras</translation>
    </message>
    <message>
        <source>Months until observations are thinned</source>
        <translation>Månader tills observationer gallras</translation>
    </message>
    <message>
        <source>Months until files are thinned</source>
        <translation>Månader tills filer gallras</translation>
    </message>
    <message>
        <source>Months until the audit is thinned</source>
        <translation>Månader tills spårloggen gallras</translation>
    </message>
    <message>
        <source>Days in which an import can be undone</source>
        <translation>Dagar som en import kan ångras</translation>
    </message>
    <message>
        <source>Longest free text</source>
        <translation>Längsta fritext</translation>
    </message>
    <message>
        <source>Import the police&apos;s free text</source>
        <translation>Hämta in polisens fritext</translation>
    </message>
    <message>
        <source>Distance within which two reports may be one event</source>
        <translation>Avstånd inom vilket två rapporter kan vara samma händelse</translation>
    </message>
    <message>
        <source>Day of the week when reports are due</source>
        <translation>Veckodag då rapporter ska vara inne</translation>
    </message>
    <message>
        <source>Layer of addresses</source>
        <translation>Lager med adresser</translation>
    </message>
    <message>
        <source>Field of the address</source>
        <translation>Fält med adressen</translation>
    </message>
    <message>
        <source>Layers of places to search</source>
        <translation>Lager med platser att söka i</translation>
    </message>
    <message>
        <source>Areas that are compared</source>
        <translation>Områden som jämförs</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Kontakt</translation>
    </message>
    <message>
        <source>The setting “{setting}” cannot be “{value}”. Nothing was saved. Choose another value.</source>
        <translation>Inställningen ”{setting}” kan inte vara ”{value}”. Inget sparades. Välj ett annat värde.</translation>
    </message>
    <message>
        <source>The map behind the example could not be written. The observations are in the database; make the example anew for a map.</source>
        <translation>Kartan bakom exemplet kunde inte skrivas. Observationerna finns i databasen; skapa exemplet på nytt för att få en karta.</translation>
    </message>
    <message>
        <source>The file “{file}” is locked by a password. Nothing was imported. Save it without a password and try again.</source>
        <translation>Filen ”{file}” är låst med lösenord. Inget hämtades in. Spara den utan lösenord och försök igen.</translation>
    </message>
    <message>
        <source>The file “{file}” is locked by a password or was saved by an old Excel. Nothing was imported. Save it as an ordinary workbook (.xlsx) without a password and try again.</source>
        <translation>Filen ”{file}” är låst med lösenord eller sparad av ett gammalt Excel. Inget hämtades in. Spara den som en vanlig arbetsbok (.xlsx) utan lösenord och försök igen.</translation>
    </message>
    <message>
        <source>the layer is empty.</source>
        <translation>lagret är tomt.</translation>
    </message>
    <message>
        <source>Say which kind of area it is, for example district. Nothing was imported.</source>
        <translation>Ange vilken sorts område det är, till exempel district. Inget hämtades in.</translation>
    </message>
    <message>
        <source>No area could be read out of the layer. Nothing was imported. The first reason: {reason}</source>
        <translation>Inget område gick att läsa ur lagret. Inget hämtades in. Det första skälet: {reason}</translation>
    </message>
    <message>
        <source>the polygon crossed itself and was mended. Look at it on the map.</source>
        <translation>ytan korsade sig själv och lagades. Titta på den på kartan.</translation>
    </message>
    <message>
        <source>The layer “{layer}” does not say which coordinate system it is in. Nothing was imported. Set the layer&apos;s coordinate system in QGIS and try again.</source>
        <translation>Lagret ”{layer}” säger inte vilket koordinatsystem det är i. Inget hämtades in. Ange lagrets koordinatsystem i QGIS och försök igen.</translation>
    </message>
    <message>
        <source>the area has no name.</source>
        <translation>området har inget namn.</translation>
    </message>
    <message>
        <source>the name is longer than {limit} signs.</source>
        <translation>namnet är längre än {limit} tecken.</translation>
    </message>
    <message>
        <source>the area has no polygon.</source>
        <translation>området har ingen yta.</translation>
    </message>
    <message>
        <source>the polygon has coordinates that are no numbers.</source>
        <translation>ytan har koordinater som inte är tal.</translation>
    </message>
    <message>
        <source>the geometry is no polygon.</source>
        <translation>geometrin är ingen yta.</translation>
    </message>
    <message>
        <source>the polygon lies outside what its coordinate system is for.</source>
        <translation>ytan ligger utanför det som koordinatsystemet är till för.</translation>
    </message>
    <message>
        <source>the polygon covers nothing.</source>
        <translation>ytan täcker ingenting.</translation>
    </message>
    <message>
        <source>the id “{id}” is that of row {row} as well, which has another name.</source>
        <translation>id ”{id}” har även rad {row}, som har ett annat namn.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no column “{column}”. Nothing was imported. Choose one of: {columns}.</source>
        <translation>Lagret ”{layer}” har ingen kolumn ”{column}”. Inget hämtades in. Välj en av: {columns}.</translation>
    </message>
    <message>
        <source>the area has no id.</source>
        <translation>området har inget id.</translation>
    </message>
    <message>
        <source>the polygon was joined with that of row {row}, which has the same id.</source>
        <translation>ytan fogades samman med den på rad {row}, som har samma id.</translation>
    </message>
    <message>
        <source>a population is not below 0.</source>
        <translation>en folkmängd är inte under 0.</translation>
    </message>
    <message>
        <source>“{text}” is neither yes nor no. Write ja or nej.</source>
        <translation>”{text}” är varken ja eller nej. Skriv ja eller nej.</translation>
    </message>
    <message>
        <source>“{text}” is no number.</source>
        <translation>”{text}” är inget tal.</translation>
    </message>
    <message>
        <source>“{text}” is no whole number.</source>
        <translation>”{text}” är inget heltal.</translation>
    </message>
    <message>
        <source>the cell holds a formula without a value ({text}). Write the value in its place.</source>
        <translation>cellen innehåller en formel utan värde ({text}). Skriv värdet i stället.</translation>
    </message>
    <message>
        <source>“{text}” is no pair of coordinates.</source>
        <translation>”{text}” är inget koordinatpar.</translation>
    </message>
    <message>
        <source>“{text}” is no coordinate.</source>
        <translation>”{text}” är ingen koordinat.</translation>
    </message>
    <message>
        <source>the quotation mark in column {column} is never closed, so the row cannot be read.</source>
        <translation>citattecknet i kolumnen {column} stängs aldrig, så raden går inte att läsa.</translation>
    </message>
    <message>
        <source>“{text}” is no date or time that is understood. Write it as 2026-03-15 22:30.</source>
        <translation>”{text}” är inget datum eller klockslag som går att förstå. Skriv det som 2026-03-15 22:30.</translation>
    </message>
    <message>
        <source>the end ({end}) comes before the start ({start}).</source>
        <translation>slutet ({end}) kommer före början ({start}).</translation>
    </message>
    <message>
        <source>the day “{text}” does not exist.</source>
        <translation>dagen ”{text}” finns inte.</translation>
    </message>
    <message>
        <source>“{text}” would be the year {year}, which cannot be meant.</source>
        <translation>”{text}” skulle bli år {year}, vilket inte kan vara menat.</translation>
    </message>
    <message>
        <source>The file “{file}” cannot be opened. Nothing was imported. Check that it is there, that you may read it, and that no other program keeps it locked.</source>
        <translation>Filen ”{file}” går inte att öppna. Inget hämtades in. Se efter att den finns, att du får läsa den och att inget annat program håller den låst.</translation>
    </message>
    <message>
        <source>The file “{file}” is damaged or was not saved to its end. Nothing was imported. Open it where it was made, save it again and try once more.</source>
        <translation>Filen ”{file}” är skadad eller sparades inte klart. Inget hämtades in. Öppna den där den gjordes, spara den på nytt och försök igen.</translation>
    </message>
    <message>
        <source>The file “{file}” holds no rows. Nothing was imported. Choose another file.</source>
        <translation>Filen ”{file}” har inga rader. Inget hämtades in. Välj en annan fil.</translation>
    </message>
    <message>
        <source>The file “{file}” is far larger inside than a table of reports can be, so it was not opened. Nothing was imported. Save the table as CSV and try again.</source>
        <translation>Filen ”{file}” är långt större inuti än en tabell med rapporter kan vara, så den öppnades inte. Inget hämtades in. Spara tabellen som CSV och försök igen.</translation>
    </message>
    <message>
        <source>Row {row}, column “{column}”: {reason}</source>
        <translation>Rad {row}, kolumn ”{column}”: {reason}</translation>
    </message>
    <message>
        <source>Row {row}: {reason}</source>
        <translation>Rad {row}: {reason}</translation>
    </message>
    <message>
        <source>the geometry is not a point.</source>
        <translation>geometrin är ingen punkt.</translation>
    </message>
    <message>
        <source>The file “{file}” holds several layers ({layers}). Nothing was imported. Choose one of them, for example {file}|layername={first}.</source>
        <translation>Filen ”{file}” har flera lager ({layers}). Inget hämtades in. Välj ett av dem, till exempel {file}|layername={first}.</translation>
    </message>
    <message>
        <source>The file “{file}” is of a kind that cannot be read, or is damaged. Nothing was imported. Choose a table (CSV, Excel, ODS) or a layer that QGIS opens.</source>
        <translation>Filen ”{file}” är av ett slag som inte går att läsa, eller är skadad. Inget hämtades in. Välj en tabell (CSV, Excel, ODS) eller ett lager som QGIS öppnar.</translation>
    </message>
    <message>
        <source>These organisations are new and will be added: {names}.</source>
        <translation>De här verksamheterna är nya och läggs till: {names}.</translation>
    </message>
    <message>
        <source>The columns of “{table}” were not recognised: {columns}. Nothing was imported. Say which column tells what happened, where and when.</source>
        <translation>Kolumnerna i ”{table}” kändes inte igen: {columns}. Inget hämtades in. Ange vilken kolumn som säger vad som hände, var och när.</translation>
    </message>
    <message>
        <source>the text holds what looks like personal data in {count} places. Mend it in the file, or import again with masking.</source>
        <translation>texten innehåller vad som ser ut som personuppgifter på {count} ställen. Rätta i filen, eller hämta in igen med maskering.</translation>
    </message>
    <message>
        <source>row {row} has the same id and says something else.</source>
        <translation>rad {row} har samma id och säger något annat.</translation>
    </message>
    <message>
        <source>{count} rows have no exact place; they count but make no hotspot.</source>
        <translation>{count} rader har ingen exakt plats; de räknas men ger ingen hotspot.</translation>
    </message>
    <message>
        <source>{count} rows have no time; they belong to no period.</source>
        <translation>{count} rader har ingen tid; de hör inte till någon period.</translation>
    </message>
    <message>
        <source>{count} rows lie outside Sweden. Look at them on the map.</source>
        <translation>{count} rader ligger utanför Sverige. Titta på dem på kartan.</translation>
    </message>
    <message>
        <source>The coordinates were read as {system}, with north in the column of x.</source>
        <translation>Koordinaterna lästes som {system}, med norr i kolumnen för x.</translation>
    </message>
    <message>
        <source>The coordinates were read as {system}.</source>
        <translation>Koordinaterna lästes som {system}.</translation>
    </message>
    <message>
        <source>the coordinates lie outside what {system} is for.</source>
        <translation>koordinaterna ligger utanför det som {system} är till för.</translation>
    </message>
    <message>
        <source>The coordinates in “{table}” fit no coordinate system that is known here. Nothing was imported. Choose the coordinate system yourself.</source>
        <translation>Koordinaterna i ”{table}” passar inget koordinatsystem som är känt här. Inget hämtades in. Välj koordinatsystemet själv.</translation>
    </message>
    <message>
        <source>The coordinates in “{table}” may be in any of these: {systems}. Nothing was imported. Choose the coordinate system, or import the municipality&apos;s areas first, which tell it.</source>
        <translation>Koordinaterna i ”{table}” kan vara i något av dessa: {systems}. Inget hämtades in. Välj koordinatsystem, eller hämta först in kommunens områden, som avgör det.</translation>
    </message>
    <message>
        <source>“{table}” does not say which coordinate system it is in. Nothing was imported. Choose the coordinate system.</source>
        <translation>”{table}” säger inte vilket koordinatsystem den är i. Inget hämtades in. Välj koordinatsystem.</translation>
    </message>
    <message>
        <source>one of the two coordinates is missing.</source>
        <translation>en av de två koordinaterna saknas.</translation>
    </message>
    <message>
        <source>The coordinate system “{crs}” is not known here. Nothing was imported. Choose one with an EPSG code, such as EPSG:3006 (SWEREF 99 TM).</source>
        <translation>Koordinatsystemet ”{crs}” är inte känt här. Inget hämtades in. Välj ett med EPSG-kod, till exempel EPSG:3006 (SWEREF 99 TM).</translation>
    </message>
    <message>
        <source>Of {rows} rows {imported} are new, {updated} changed, {duplicates} were there already and {rejected} were rejected.</source>
        <translation>Av {rows} rader är {imported} nya, {updated} ändrade, {duplicates} fanns redan och {rejected} avvisades.</translation>
    </message>
    <message>
        <source>Give the mapping a name. It was not saved.</source>
        <translation>Ge kopplingen ett namn. Den sparades inte.</translation>
    </message>
    <message>
        <source>Say why texts with personal data must be kept as they are. Nothing was imported. Otherwise choose to mask or to reject them.</source>
        <translation>Ange varför texter med personuppgifter måste vara kvar som de är. Inget hämtades in. Välj annars att maskera eller avvisa dem.</translation>
    </message>
    <message>
        <source>The table of foreign kinds cannot be read. Nothing was imported. Make the table anew.</source>
        <translation>Tabellen över främmande kategorier går inte att läsa. Inget hämtades in. Gör om tabellen.</translation>
    </message>
    <message>
        <source>The table “{table}” has no column called Namn. Nothing was imported. Its columns are: {columns}.</source>
        <translation>Tabellen ”{table}” har ingen kolumn som heter Namn. Inget hämtades in. Dess kolumner är: {columns}.</translation>
    </message>
    <message>
        <source>the name stands further up as well.</source>
        <translation>namnet står längre upp också.</translation>
    </message>
    <message>
        <source>the organisation has no name.</source>
        <translation>verksamheten har inget namn.</translation>
    </message>
    <message>
        <source>The saved mapping cannot be read. Nothing was imported. Make the mapping anew.</source>
        <translation>Den sparade kopplingen går inte att läsa. Inget hämtades in. Gör om kopplingen.</translation>
    </message>
    <message>
        <source>the row has {cells} cells but there are {headings} headings. A separator within a text must stand in quotation marks.</source>
        <translation>raden har {cells} celler men det finns {headings} rubriker. Ett skiljetecken inne i en text måste stå inom citattecken.</translation>
    </message>
    <message>
        <source>the cell holds {length} signs; at most {limit} are read.</source>
        <translation>cellen har {length} tecken; högst {limit} läses.</translation>
    </message>
    <message>
        <source>the cell holds a null character, which is a sign of a damaged file.</source>
        <translation>cellen innehåller ett nolltecken, vilket tyder på en skadad fil.</translation>
    </message>
    <message>
        <source>“{kind}” is no kind that is known. Say once what it means.</source>
        <translation>”{kind}” är ingen känd kategori. Ange en gång vad den betyder.</translation>
    </message>
    <message>
        <source>the row does not say what happened. Choose a kind for such rows.</source>
        <translation>raden säger inte vad som hände. Välj en kategori för sådana rader.</translation>
    </message>
    <message>
        <source>the end comes before the start.</source>
        <translation>slutet kommer före början.</translation>
    </message>
    <message>
        <source>the event would lie in the future ({day}).</source>
        <translation>händelsen skulle ligga i framtiden ({day}).</translation>
    </message>
    <message>
        <source>the place is longer than {limit} signs.</source>
        <translation>platsen är längre än {limit} tecken.</translation>
    </message>
    <message>
        <source>“{kind}” is not imported.</source>
        <translation>”{kind}” hämtas inte in.</translation>
    </message>
    <message>
        <source>the text is {length} signs long; at most {limit} are kept.</source>
        <translation>texten är {length} tecken lång; högst {limit} sparas.</translation>
    </message>
    <message>
        <source>a cost is not below 0.</source>
        <translation>en kostnad är inte under 0.</translation>
    </message>
    <message>
        <source>“{text}” is none of the words for this: {words}.</source>
        <translation>”{text}” är inget av orden för detta: {words}.</translation>
    </message>
    <message>
        <source>These Python packages are missing or too old: {packages}. Nothing has happened to your data. Ask for QGIS&apos;s standalone installer or OSGeo4W&apos;s full package, which bring them.</source>
        <translation>De här Python-paketen saknas eller är för gamla: {packages}. Inget har hänt med era data. Be om QGIS fristående installationsprogram eller OSGeo4W:s fullständiga paket, som har dem.</translation>
    </message>
    <message>
        <source>EST areas</source>
        <translation>EST-områden</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>Distrikt</translation>
    </message>
    <message>
        <source>The municipality</source>
        <translation>Kommunen</translation>
    </message>
    <message>
        <source>Buffer zones</source>
        <translation>Buffertzoner</translation>
    </message>
    <message>
        <source>Other areas</source>
        <translation>Andra områden</translation>
    </message>
    <message>
        <source>Insatser</source>
        <translation>Insatser</translation>
    </message>
    <message>
        <source>late</source>
        <translation>försenad</translation>
    </message>
    <message>
        <source>done or followed up</source>
        <translation>genomförd eller uppföljd</translation>
    </message>
    <message>
        <source>comparison area</source>
        <translation>kontrollområde</translation>
    </message>
    <message>
        <source>closed or cancelled</source>
        <translation>avslutad eller avbruten</translation>
    </message>
    <message>
        <source>Why and how</source>
        <translation>Varför och hur</translation>
    </message>
    <message>
        <source>Who and when</source>
        <translation>Vem och när</translation>
    </message>
    <message>
        <source>Area</source>
        <translation>Område</translation>
    </message>
    <message>
        <source>Something went wrong in the plugin. Nothing of your data was changed by this. The details are in the log panel under “EST Lägesbild”.</source>
        <translation>Något gick fel i insticksprogrammet. Inga av era data ändrades av det. Detaljerna står i loggpanelen under ”EST Lägesbild”.</translation>
    </message>
    <message>
        <source>exact time</source>
        <translation>exakt tid</translation>
    </message>
    <message>
        <source>approximate time</source>
        <translation>ungefärlig tid</translation>
    </message>
    <message>
        <source>some time during the week</source>
        <translation>någon gång under veckan</translation>
    </message>
    <message>
        <source>some time during the month</source>
        <translation>någon gång under månaden</translation>
    </message>
    <message>
        <source>unknown time</source>
        <translation>okänd tid</translation>
    </message>
    <message>
        <source>exact place</source>
        <translation>exakt plats</translation>
    </message>
    <message>
        <source>approximate place</source>
        <translation>ungefärlig plats</translation>
    </message>
    <message>
        <source>somewhere along the street</source>
        <translation>någonstans längs gatan</translation>
    </message>
    <message>
        <source>somewhere in the area</source>
        <translation>någonstans i området</translation>
    </message>
    <message>
        <source>somewhere in the municipality</source>
        <translation>någonstans i kommunen</translation>
    </message>
    <message>
        <source>public place</source>
        <translation>offentlig plats</translation>
    </message>
    <message>
        <source>stairwell or cellar</source>
        <translation>trapphus eller källare</translation>
    </message>
    <message>
        <source>school</source>
        <translation>skola</translation>
    </message>
    <message>
        <source>public transport</source>
        <translation>kollektivtrafik</translation>
    </message>
    <message>
        <source>other place</source>
        <translation>annan plats</translation>
    </message>
    <message>
        <source>report by staff</source>
        <translation>rapport från personal</translation>
    </message>
    <message>
        <source>police report</source>
        <translation>polisanmälan</translation>
    </message>
    <message>
        <source>report by a resident</source>
        <translation>rapport från boende</translation>
    </message>
    <message>
        <source>imported report</source>
        <translation>importerad rapport</translation>
    </message>
    <message>
        <source>reviewed</source>
        <translation>granskad</translation>
    </message>
    <message>
        <source>open</source>
        <translation>öppen</translation>
    </message>
    <message>
        <source>mended</source>
        <translation>åtgärdad</translation>
    </message>
    <message>
        <source>situational</source>
        <translation>situationell</translation>
    </message>
    <message>
        <source>social</source>
        <translation>social</translation>
    </message>
    <message>
        <source>acute</source>
        <translation>akut</translation>
    </message>
    <message>
        <source>short term</source>
        <translation>kort sikt</translation>
    </message>
    <message>
        <source>long term</source>
        <translation>lång sikt</translation>
    </message>
    <message>
        <source>where the insats is made</source>
        <translation>åtgärdsområde</translation>
    </message>
    <message>
        <source>area it might move to</source>
        <translation>spridningszon</translation>
    </message>
    <message>
        <source>comparison area of that</source>
        <translation>spridningszon, kontroll</translation>
    </message>
    <message>
        <source>Looking for the latest observations</source>
        <translation>Söker de senaste observationerna</translation>
    </message>
    <message>
        <source>Events per km² (bandwidth {bandwidth})</source>
        <translation>Händelser per km² (bandbredd {bandwidth})</translation>
    </message>
    <message>
        <source>Events per km² (bandwidth {bandwidth}, {period})</source>
        <translation>Händelser per km² (bandbredd {bandwidth}, {period})</translation>
    </message>
    <message>
        <source>over {bound}</source>
        <translation>över {bound}</translation>
    </message>
    <message>
        <source>The heatmap could not be put on the map, probably for want of memory. Your data are untouched. Choose larger cells or a smaller area.</source>
        <translation>Värmekartan kunde inte läggas på kartan, troligen för att minnet inte räcker. Era data är orörda. Välj större rutor eller ett mindre område.</translation>
    </message>
    <message>
        <source>Row number</source>
        <translation>Radnummer</translation>
    </message>
    <message>
        <source>Identity</source>
        <translation>Identitet</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Vad</translation>
    </message>
    <message>
        <source>Start (UTC)</source>
        <translation>Början (UTC)</translation>
    </message>
    <message>
        <source>End (UTC)</source>
        <translation>Slut (UTC)</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Början</translation>
    </message>
    <message>
        <source>End</source>
        <translation>Slut</translation>
    </message>
    <message>
        <source>Reported</source>
        <translation>Rapporterad</translation>
    </message>
    <message>
        <source>How exact the time is</source>
        <translation>Hur exakt tiden är</translation>
    </message>
    <message>
        <source>How exact the place is</source>
        <translation>Hur exakt platsen är</translation>
    </message>
    <message>
        <source>Sort of place</source>
        <translation>Slags plats</translation>
    </message>
    <message>
        <source>Indoors</source>
        <translation>Inomhus</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Beskrivning</translation>
    </message>
    <message>
        <source>Reported by</source>
        <translation>Rapporterad av</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Roll</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>Källa</translation>
    </message>
    <message>
        <source>Source system</source>
        <translation>Källsystem</translation>
    </message>
    <message>
        <source>Id in the source</source>
        <translation>Id i källan</translation>
    </message>
    <message>
        <source>Reported (UTC)</source>
        <translation>Rapporterad (UTC)</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Granskning</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>Fel</translation>
    </message>
    <message>
        <source>Cost of the damage (kr)</source>
        <translation>Skadekostnad (kr)</translation>
    </message>
    <message>
        <source>Duplicate of</source>
        <translation>Dubblett av</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Text confirmed by</source>
        <translation>Text bekräftad av</translation>
    </message>
    <message>
        <source>Text confirmed (UTC)</source>
        <translation>Text bekräftad (UTC)</translation>
    </message>
    <message>
        <source>Why the text was confirmed</source>
        <translation>Varför texten bekräftades</translation>
    </message>
    <message>
        <source>Created (UTC)</source>
        <translation>Skapad (UTC)</translation>
    </message>
    <message>
        <source>Created by</source>
        <translation>Skapad av</translation>
    </message>
    <message>
        <source>Changed (UTC)</source>
        <translation>Ändrad (UTC)</translation>
    </message>
    <message>
        <source>Changed by</source>
        <translation>Ändrad av</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>Sort</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Namn</translation>
    </message>
    <message>
        <source>Inhabitants</source>
        <translation>Invånare</translation>
    </message>
    <message>
        <source>How it was computed</source>
        <translation>Hur den räknades fram</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Används</translation>
    </message>
    <message>
        <source>Identity of the insats</source>
        <translation>Insatsens identitet</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Typ</translation>
    </message>
    <message>
        <source>Term</source>
        <translation>Sikt</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Role of the area</source>
        <translation>Områdets roll</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>What is known</source>
        <translation>Kunskap</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>Mål</translation>
    </message>
    <message>
        <source>Measure</source>
        <translation>Åtgärd</translation>
    </message>
    <message>
        <source>Responsible</source>
        <translation>Ansvarig</translation>
    </message>
    <message>
        <source>Begins</source>
        <translation>Börjar</translation>
    </message>
    <message>
        <source>To be done by</source>
        <translation>Klar senast</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Genomförd</translation>
    </message>
    <message>
        <source>Name of the area</source>
        <translation>Områdets namn</translation>
    </message>
    <message>
        <source>Kinds of observation</source>
        <translation>Kategorier</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Verksamheter</translation>
    </message>
    <message>
        <source>Names of areas</source>
        <translation>Områdenas namn</translation>
    </message>
    <message>
        <source>The plugin&apos;s style {name} could not be read. Your data are unchanged. Install the plugin again.</source>
        <translation>Insticksprogrammets stil {name} gick inte att läsa. Era data är oförändrade. Installera insticksprogrammet på nytt.</translation>
    </message>
    <message>
        <source>Looking up what lies in the areas</source>
        <translation>Letar upp vad som ligger i områdena</translation>
    </message>
    <message>
        <source>to be done by</source>
        <translation>ska vara klar</translation>
    </message>
    <message>
        <source>inhabitants</source>
        <translation>invånare</translation>
    </message>
    <message>
        <source>Observations</source>
        <translation>Observationer</translation>
    </message>
    <message>
        <source>Who reported</source>
        <translation>Vem som rapporterat</translation>
    </message>
    <message>
        <source>The end comes before the start.</source>
        <translation>Slutet kommer före början.</translation>
    </message>
    <message>
        <source>An observation needs a point or an area.</source>
        <translation>En observation behöver en punkt eller ett område.</translation>
    </message>
    <message>
        <source>Some rows of the layer have several points each, so they cannot be counted as events. Run QGIS&apos;s “Multipart to singleparts” first.</source>
        <translation>Några rader i lagret har flera punkter var, så de kan inte räknas som händelser. Kör först QGIS verktyg för flerdelade till enkla geometrier.</translation>
    </message>
    <message>
        <source>Some rows of the layer are not points. Choose a point layer, or make centroids of it first.</source>
        <translation>Några rader i lagret är inte punkter. Välj ett punktlager, eller gör först centroider av det.</translation>
    </message>
    <message>
        <source>it holds lines</source>
        <translation>det innehåller linjer</translation>
    </message>
    <message>
        <source>it holds polygons</source>
        <translation>det innehåller ytor</translation>
    </message>
    <message>
        <source>it is a table without a map</source>
        <translation>det är en tabell utan karta</translation>
    </message>
    <message>
        <source>“{text}” is no layer of the project, no file that can be read and no EST database. Check the spelling, or choose it with the button.</source>
        <translation>”{text}” är inget lager i projektet, ingen fil som går att läsa och ingen EST-databas. Kontrollera stavningen, eller välj med knappen.</translation>
    </message>
    <message>
        <source>No points are named. Choose a point layer or an EST database.</source>
        <translation>Inga punkter är angivna. Välj ett punktlager eller en EST-databas.</translation>
    </message>
    <message>
        <source>The layer “{layer}” cannot be read: its source is missing or out of reach. Nothing was changed.</source>
        <translation>Lagret ”{layer}” går inte att läsa: källan saknas eller nås inte. Inget ändrades.</translation>
    </message>
    <message>
        <source>“{layer}” has no points ({kind}). Choose a point layer, or make centroids of it first.</source>
        <translation>”{layer}” har inga punkter ({kind}). Välj ett punktlager, eller gör först centroider av det.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no coordinate system, so nobody knows where its points are. Set it in the layer&apos;s properties and run again.</source>
        <translation>Lagret ”{layer}” har inget koordinatsystem, så ingen vet var punkterna ligger. Ange det i lagrets egenskaper och kör igen.</translation>
    </message>
    <message>
        <source>The file {file} has several layers: {layers}. Name one of them, as {file}|layername={first}.</source>
        <translation>Filen {file} har flera lager: {layers}. Ange ett av dem, som {file}|layername={first}.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no field “{field}”. It has: {fields}.</source>
        <translation>Lagret ”{layer}” har inget fält ”{field}”. Det har: {fields}.</translation>
    </message>
    <message>
        <source>The field “{field}” of “{layer}” holds no dates or times. Choose a field of dates, times, or texts such as 2026-11-22 23:05.</source>
        <translation>Fältet ”{field}” i ”{layer}” innehåller inga datum eller tider. Välj ett fält med datum, tider eller texter som 2026-11-22 23:05.</translation>
    </message>
    <message>
        <source>The field “{field}” of “{layer}” holds no numbers. Choose a field of numbers.</source>
        <translation>Fältet ”{field}” i ”{layer}” innehåller inga tal. Välj ett fält med tal.</translation>
    </message>
    <message>
        <source>The layer “{layer}” has no rows.</source>
        <translation>Lagret ”{layer}” har inga rader.</translation>
    </message>
    <message>
        <source>{count} values of the field “{field}” are no date or time and count as unknown.</source>
        <translation>{count} värden i fältet ”{field}” är inget datum eller klockslag och räknas som okända.</translation>
    </message>
    <message>
        <source>{count} times of the field “{field}” fall in the hour that summer time skips; they were read as one hour later.</source>
        <translation>{count} tider i fältet ”{field}” faller i den timme som sommartiden hoppar över; de lästes som en timme senare.</translation>
    </message>
    <message>
        <source>{count} rows have no number in the field “{field}”; they weigh 0.</source>
        <translation>{count} rader har inget tal i fältet ”{field}”; de väger 0.</translation>
    </message>
    <message>
        <source>Opening the database</source>
        <translation>Öppnar databasen</translation>
    </message>
    <message>
        <source>Background: {names}.</source>
        <translation>Bakgrund: {names}.</translation>
    </message>
    <message>
        <source>The background {names} did not answer and is missing here.</source>
        <translation>Bakgrunden {names} svarade inte och saknas här.</translation>
    </message>
    <message>
        <source>The background {names} shows nothing in this place.</source>
        <translation>Bakgrunden {names} visar ingenting på den här platsen.</translation>
    </message>
    <message>
        <source>… and {count} more</source>
        <translation>… och {count} till</translation>
    </message>
    <message>
        <source>Areas, largest change in the wrong direction first</source>
        <translation>Områden, störst förändring i fel riktning först</translation>
    </message>
    <message>
        <source>There are no areas in the database to show.</source>
        <translation>Det finns inga områden i databasen att visa.</translation>
    </message>
    <message>
        <source>ratio, 95 %</source>
        <translation>kvot, 95 %</translation>
    </message>
    <message>
        <source>… and {count} open ones more</source>
        <translation>… och {count} öppna till</translation>
    </message>
    <message>
        <source>No open insatser.</source>
        <translation>Inga öppna insatser.</translation>
    </message>
    <message>
        <source>{count} in {period}, {verdict}</source>
        <translation>{count} i {period}, {verdict}</translation>
    </message>
    <message>
        <source>event</source>
        <translation>händelse</translation>
    </message>
    <message>
        <source>nothing to compare with</source>
        <translation>inget att jämföra med</translation>
    </message>
    <message>
        <source>areas in the wrong direction</source>
        <translation>områden i fel riktning</translation>
    </message>
    <message>
        <source>area in the wrong direction</source>
        <translation>område i fel riktning</translation>
    </message>
    <message>
        <source>open insats</source>
        <translation>öppen insats</translation>
    </message>
    <message>
        <source>open insatser</source>
        <translation>öppna insatser</translation>
    </message>
    <message>
        <source>{count} late</source>
        <translation>{count} försenad</translation>
    </message>
    <message>
        <source>none that is certain</source>
        <translation>inget säkert</translation>
    </message>
    <message>
        <source>{count} late ones</source>
        <translation>{count} försenade</translation>
    </message>
    <message>
        <source>none late</source>
        <translation>ingen försenad</translation>
    </message>
    <message>
        <source>Other ({count} kinds)</source>
        <translation>Övrigt ({count} slag)</translation>
    </message>
    <message>
        <source>No events in the period.</source>
        <translation>Inga händelser i perioden.</translation>
    </message>
    <message>
        <source>density, bandwidth {metres}</source>
        <translation>täthet, bandbredd {metres}</translation>
    </message>
    <message>
        <source>There are too many events to show each of them.</source>
        <translation>Händelserna är för många för att visas var och en.</translation>
    </message>
    <message>
        <source>an event</source>
        <translation>en händelse</translation>
    </message>
    <message>
        <source>area</source>
        <translation>område</translation>
    </message>
    <message>
        <source>most affected place</source>
        <translation>mest utsatt plats</translation>
    </message>
    <message>
        <source>insats</source>
        <translation>insats</translation>
    </message>
    <message>
        <source>No events with an exact place in the period.</source>
        <translation>Inga händelser med exakt plats i perioden.</translation>
    </message>
    <message>
        <source>{shown} places of {all} hold {share} of the events</source>
        <translation>{shown} platser av {all} står för {share} av händelserna</translation>
    </message>
    <message>
        <source>No place has more than one event in the period.</source>
        <translation>Ingen plats har mer än en händelse i perioden.</translation>
    </message>
    <message>
        <source>1 place of {all} holds {share} of the events</source>
        <translation>1 plats av {all} står för {share} av händelserna</translation>
    </message>
    <message>
        <source>Coming events</source>
        <translation>Kommande arrangemang</translation>
    </message>
    <message>
        <source>No coming events have been entered.</source>
        <translation>Inga kommande arrangemang är inlagda.</translation>
    </message>
    <message>
        <source>Reported in the period: {reported} of {expected} organisations.</source>
        <translation>Rapporterat i perioden: {reported} av {expected} verksamheter.</translation>
    </message>
    <message>
        <source>No organisation has been set down as expected to report.</source>
        <translation>Ingen verksamhet är angiven som väntad att rapportera.</translation>
    </message>
    <message>
        <source>Missing: {names} and {count} more.</source>
        <translation>Saknas: {names} och {count} till.</translation>
    </message>
    <message>
        <source>When in the week</source>
        <translation>När på veckan</translation>
    </message>
    <message>
        <source>Darkest: {day} {start}–{end}, {count} events.</source>
        <translation>Mörkast: {day} {start}–{end}, {count} händelser.</translation>
    </message>
    <message>
        <source>spread over the time they may have happened</source>
        <translation>fördelat över möjlig tid</translation>
    </message>
    <message>
        <source>No events in the period have a known time.</source>
        <translation>Inga händelser i perioden har en känd tid.</translation>
    </message>
    <message>
        <source>{count} without a known time are not here.</source>
        <translation>{count} utan känd tid är inte med.</translation>
    </message>
    <message>
        <source>The sheet could not be written to “{folder}”. Nothing was changed there. Close the file if another program has it open, or choose another folder.</source>
        <translation>Bladet kunde inte skrivas i ”{folder}”. Inget ändrades där. Stäng filen om ett annat program har den öppen, eller välj en annan mapp.</translation>
    </message>
    <message>
        <source>A picture of {width} × {height} pixels is too large for the computer&apos;s memory. Choose fewer dots per inch, or PDF, which is sharp at every size.</source>
        <translation>En bild på {width} × {height} bildpunkter är för stor för datorns minne. Välj färre punkter per tum, eller PDF, som är skarp i alla storlekar.</translation>
    </message>
    <message>
        <source>“{value}” is not a choice for a sheet. Choose one of: {allowed}.</source>
        <translation>”{value}” går inte att välja för ett blad. Välj något av: {allowed}.</translation>
    </message>
    <message>
        <source>A sheet is drawn with {least} to {most} dots per inch, not {dpi}. Choose 300 for print.</source>
        <translation>Ett blad ritas med {least} till {most} punkter per tum, inte {dpi}. Välj 300 för utskrift.</translation>
    </message>
    <message>
        <source>There is no template “{name}” in the plugin. Choose another paper or orientation, or a template of your own.</source>
        <translation>Det finns ingen mall ”{name}” i insticksprogrammet. Välj ett annat papper eller en annan riktning, eller en egen mall.</translation>
    </message>
    <message>
        <source>{count} area names have no room on the map.</source>
        <translation>{count} områdesnamn får inte plats på kartan.</translation>
    </message>
    <message>
        <source>Produced {date}</source>
        <translation>Framställd {date}</translation>
    </message>
    <message>
        <source>A text was too long for its place and ends in “…”: {item}</source>
        <translation>En text var för lång för sin plats och slutar med ”…”: {item}</translation>
    </message>
    <message>
        <source>There is no sheet called “{name}”. Choose one of: {names}.</source>
        <translation>Det finns inget blad som heter ”{name}”. Välj något av: {names}.</translation>
    </message>
    <message>
        <source>“{path}” is not a layout template that QGIS can read. Save it again from QGIS&apos;s layout designer, or begin with a copy of one of the plugin&apos;s own templates.</source>
        <translation>”{path}” är ingen layoutmall som QGIS kan läsa. Spara den på nytt från QGIS layouthanterare, eller börja med en kopia av någon av insticksprogrammets egna mallar.</translation>
    </message>
    <message>
        <source>The template “{path}” has neither a map with the id est_map nor a frame with the id est_frame_1, so nothing can be put into it. Begin with a copy of one of the plugin&apos;s own templates.</source>
        <translation>Mallen ”{path}” har varken en karta med id est_map eller en ram med id est_frame_1, så inget kan läggas in i den. Börja med en kopia av någon av insticksprogrammets egna mallar.</translation>
    </message>
    <message>
        <source>The template “{path}” could not be read. Choose another one, or ask who may read the folder.</source>
        <translation>Mallen ”{path}” gick inte att läsa. Välj en annan, eller fråga vem som får läsa mappen.</translation>
    </message>
    <message>
        <source>The template puts text from the database into an HTML item, where it could be run as code. Use an ordinary label with the same text in place of it.</source>
        <translation>Mallen lägger text från databasen i ett HTML-objekt, där den kunde köras som kod. Använd en vanlig etikett med samma text i stället.</translation>
    </message>
    <message>
        <source>A duplicate must come after what it is a duplicate of. Nothing was saved.</source>
        <translation>En dubblett måste komma efter det som den är en dubblett av. Inget sparades.</translation>
    </message>
    <message>
        <source>The columns to load differ in length ({name}). Nothing was saved.</source>
        <translation>Kolumnerna som ska läsas in är olika långa ({name}). Inget sparades.</translation>
    </message>
    <message>
        <source>The coordinate system “{crs}” cannot be used for a database. Choose one with an EPSG code, such as EPSG:3006 (SWEREF 99 TM).</source>
        <translation>Koordinatsystemet ”{crs}” kan inte användas för en databas. Välj ett med EPSG-kod, till exempel EPSG:3006 (SWEREF 99 TM).</translation>
    </message>
    <message>
        <source>The database is open for reading only, so nothing was saved. Ask whoever looks after it for the right to write.</source>
        <translation>Databasen är bara öppen för läsning, så inget sparades. Be den som sköter den om rätt att skriva.</translation>
    </message>
    <message>
        <source>Your login may not do this in the database. Nothing was saved. Ask the database&apos;s administrator for the role est_report or est_manage; with est_report you change your own organisation&apos;s rows.</source>
        <translation>Din inloggning får inte göra detta i databasen. Inget sparades. Be databasens administratör om rollen est_report eller est_manage; med est_report ändrar du din egen verksamhets rader.</translation>
    </message>
    <message>
        <source>The database was made by an older version of the plugin (schema {version}; this one uses {known}). It can be brought up to date, after a backup has been made.</source>
        <translation>Databasen är gjord av en äldre version av insticksprogrammet (schema {version}; det här använder {known}). Den kan uppdateras, efter att en säkerhetskopia har gjorts.</translation>
    </message>
    <message>
        <source>Somebody else has deleted this since you opened it. Nothing was saved. You can save yours as a new one.</source>
        <translation>Någon annan har tagit bort detta sedan du öppnade det. Inget sparades. Du kan spara ditt som nytt.</translation>
    </message>
    <message>
        <source>Somebody else has changed this since you opened it. Nothing was saved. Compare the two versions and choose.</source>
        <translation>Någon annan har ändrat detta sedan du öppnade det. Inget sparades. Jämför de två versionerna och välj.</translation>
    </message>
    <message>
        <source>An area must be a polygon. Nothing was saved. Draw or choose a polygon.</source>
        <translation>Ett område måste vara en yta. Inget sparades. Rita eller välj en yta.</translation>
    </message>
    <message>
        <source>The place has no usable coordinates, so nothing was saved. Point it out again.</source>
        <translation>Platsen har inga användbara koordinater, så inget sparades. Peka ut den igen.</translation>
    </message>
    <message>
        <source>QGIS&apos;s SpatiaLite module is missing, so the database cannot be opened. Install QGIS anew with its standard installer.</source>
        <translation>QGIS modul SpatiaLite saknas, så databasen går inte att öppna. Installera om QGIS med dess vanliga installationsprogram.</translation>
    </message>
    <message>
        <source>The database gave an unexpected error. Nothing was saved. The details are in the log panel under “EST Lägesbild”.</source>
        <translation>Databasen gav ett oväntat fel. Inget sparades. Detaljerna står i loggpanelen under ”EST Lägesbild”.</translation>
    </message>
    <message>
        <source>Somebody else has kept the database locked for a long time. Nothing was saved. Wait a moment and try again; if it goes on, close other programs that have the file open.</source>
        <translation>Någon annan har hållit databasen låst länge. Inget sparades. Vänta en stund och försök igen; fortsätter det, stäng andra program som har filen öppen.</translation>
    </message>
    <message>
        <source>The database cannot be reached: the file or its network share is gone, or access is refused. Nothing was saved. Check the network, and that the file is where it was.</source>
        <translation>Databasen nås inte: filen eller nätverksmappen är borta, eller så nekas åtkomst. Inget sparades. Kontrollera nätverket, och att filen ligger där den låg.</translation>
    </message>
    <message>
        <source>The database file is damaged. Nothing was changed in it. Keep the file as it is, and ask whoever looks after it to restore the latest backup.</source>
        <translation>Databasfilen är skadad. Inget ändrades i den. Behåll filen som den är, och be den som sköter den att återställa den senaste säkerhetskopian.</translation>
    </message>
    <message>
        <source>The disk where the database lies is full. Nothing was saved. Make room and try again.</source>
        <translation>Disken där databasen ligger är full. Inget sparades. Gör plats och försök igen.</translation>
    </message>
    <message>
        <source>A program was interrupted while it wrote to the database, and you lack the right to put it in order. Nothing is lost. Ask somebody with the right to write to open the database once.</source>
        <translation>Ett program avbröts medan det skrev till databasen, och du får inte ställa den i ordning. Inget är förlorat. Be någon med rätt att skriva att öppna databasen en gång.</translation>
    </message>
    <message>
        <source>The file is not a database. Choose the .gpkg file of your EST database.</source>
        <translation>Filen är ingen databas. Välj .gpkg-filen med er EST-databas.</translation>
    </message>
    <message>
        <source>A value breaks a rule of the database ({rule}). Nothing was saved. Correct it and try again.</source>
        <translation>Ett värde bryter mot en regel i databasen ({rule}). Inget sparades. Rätta det och försök igen.</translation>
    </message>
    <message>
        <source>There is a file at {path} already. Nothing was changed. Choose another name or open it.</source>
        <translation>Det finns redan en fil i {path}. Inget ändrades. Välj ett annat namn eller öppna den.</translation>
    </message>
    <message>
        <source>The folder {path} does not exist. Make it first, or choose another.</source>
        <translation>Mappen {path} finns inte. Skapa den först, eller välj en annan.</translation>
    </message>
    <message>
        <source>You may not make files in the folder {path}, so no database was made. Choose another folder.</source>
        <translation>Du får inte skapa filer i mappen {path}, så ingen databas skapades. Välj en annan mapp.</translation>
    </message>
    <message>
        <source>{path} is not a database. Choose the .gpkg file of your EST database.</source>
        <translation>{path} är ingen databas. Välj .gpkg-filen med er EST-databas.</translation>
    </message>
    <message>
        <source>The database lies on a network share and is in a mode (WAL) in which rows get lost there. It was not opened. Close it in all other programs; then the plugin can repair it.</source>
        <translation>Databasen ligger på en nätverksmapp och är i ett läge (WAL) där rader går förlorade. Den öppnades inte. Stäng den i alla andra program; sedan kan insticksprogrammet reparera den.</translation>
    </message>
    <message>
        <source>The file is a database, but not an EST database. Nothing was changed in it. Choose another file, or make a new EST database.</source>
        <translation>Filen är en databas, men ingen EST-databas. Inget ändrades i den. Välj en annan fil, eller skapa en ny EST-databas.</translation>
    </message>
    <message>
        <source>Another program has written rows in “{table}” that point at rows that do not exist. Nothing is lost, but counts may miss them. Tell whoever looks after the database.</source>
        <translation>Ett annat program har skrivit rader i ”{table}” som pekar på rader som inte finns. Inget är förlorat, men antal kan missa dem. Säg till den som sköter databasen.</translation>
    </message>
    <message>
        <source>There is no database at {path}. Check that the network share is connected and that the file has not been moved.</source>
        <translation>Det finns ingen databas i {path}. Kontrollera att nätverksmappen är ansluten och att filen inte har flyttats.</translation>
    </message>
    <message>
        <source>The database lies in a folder that is synchronised (OneDrive, SharePoint or the like). There two people&apos;s work can overwrite each other. Move it to a file share or to PostgreSQL.</source>
        <translation>Databasen ligger i en mapp som synkroniseras (OneDrive, SharePoint eller liknande). Där kan två personers arbete skriva över vartannat. Flytta den till en filmapp på nätverket eller till PostgreSQL.</translation>
    </message>
    <message>
        <source>You may read this database but not change it: it is open for reading only.</source>
        <translation>Du får läsa den här databasen men inte ändra den: den är bara öppen för läsning.</translation>
    </message>
    <message>
        <source>You may not make files in the folder of the database, which writing needs: it is open for reading only. Ask for the right to write in the folder.</source>
        <translation>Du får inte skapa filer i databasens mapp, vilket behövs för att skriva: den är bara öppen för läsning. Be om rätt att skriva i mappen.</translation>
    </message>
    <message>
        <source>The import can no longer be undone: that is possible for {days} days. Nothing was changed.</source>
        <translation>Importen kan inte längre ångras: det går i {days} dagar. Inget ändrades.</translation>
    </message>
    <message>
        <source>“{text}” is neither a .gpkg file nor a PostgreSQL connection stored in QGIS. Check the spelling, or choose the database with the button.</source>
        <translation>”{text}” är varken en .gpkg-fil eller en PostgreSQL-anslutning sparad i QGIS. Kontrollera stavningen, eller välj databasen med knappen.</translation>
    </message>
    <message>
        <source>The address of the PostgreSQL database could not be read. It looks like postgresql://server/database or service=name.</source>
        <translation>Adressen till PostgreSQL-databasen gick inte att läsa. Den ser ut som postgresql://server/databas eller service=namn.</translation>
    </message>
    <message>
        <source>No database is named. Give the path of a .gpkg file or a connection.</source>
        <translation>Ingen databas är angiven. Ange sökvägen till en .gpkg-fil eller en anslutning.</translation>
    </message>
    <message>
        <source>The schema&apos;s name in the database is empty or too long. Correct it.</source>
        <translation>Schemats namn i databasen är tomt eller för långt. Rätta det.</translation>
    </message>
    <message>
        <source>These observations are in the database already. Nothing was loaded a second time.</source>
        <translation>De här observationerna finns redan i databasen. Inget lästes in en andra gång.</translation>
    </message>
    <message>
        <source>The text has not been checked for personal data, so it was not saved. Check it and save again.</source>
        <translation>Texten har inte kontrollerats för personuppgifter, så den sparades inte. Kontrollera den och spara igen.</translation>
    </message>
    <message>
        <source>The database server gave an unexpected error. Nothing was saved. The details are in the log panel under “EST Lägesbild”.</source>
        <translation>Databasservern gav ett oväntat fel. Inget sparades. Detaljerna står i loggpanelen under ”EST Lägesbild”.</translation>
    </message>
    <message>
        <source>The database server of “{name}” does not answer. Check the network, and that the server is running.</source>
        <translation>Databasservern för ”{name}” svarar inte. Kontrollera nätverket, och att servern är igång.</translation>
    </message>
    <message>
        <source>Somebody else is changing the same thing and has kept it locked for a long time. Nothing was saved. Wait a moment and try again.</source>
        <translation>Någon annan ändrar samma sak och har hållit den låst länge. Inget sparades. Vänta en stund och försök igen.</translation>
    </message>
    <message>
        <source>The database server no longer answers. Nothing was saved. Check the network and try again.</source>
        <translation>Databasservern svarar inte längre. Inget sparades. Kontrollera nätverket och försök igen.</translation>
    </message>
    <message>
        <source>The disk of the database server is full. Nothing was saved. Tell the database&apos;s administrator.</source>
        <translation>Databasserverns disk är full. Inget sparades. Säg till databasens administratör.</translation>
    </message>
    <message>
        <source>The server has no database for “{name}”. Check the name, or ask the database&apos;s administrator.</source>
        <translation>Servern har ingen databas för ”{name}”. Kontrollera namnet, eller fråga databasens administratör.</translation>
    </message>
    <message>
        <source>The database server does not let you in to “{name}”. Check user and password in QGIS&apos;s connection, or ask the database&apos;s administrator.</source>
        <translation>Databasservern släpper inte in dig i ”{name}”. Kontrollera användare och lösenord i QGIS anslutning, eller fråga databasens administratör.</translation>
    </message>
    <message>
        <source>“{name}” has no EST database in the schema “{schema}”. Nothing was changed in it. Choose another, or make a new EST database there.</source>
        <translation>”{name}” har ingen EST-databas i schemat ”{schema}”. Inget ändrades i den. Välj en annan, eller skapa en ny EST-databas där.</translation>
    </message>
    <message>
        <source>Your login may not read the EST database in “{name}”. Ask the database&apos;s administrator for the role est_read, est_report or est_manage.</source>
        <translation>Din inloggning får inte läsa EST-databasen i ”{name}”. Be databasens administratör om rollen est_read, est_report eller est_manage.</translation>
    </message>
    <message>
        <source>The schema “{schema}” of “{name}” already holds tables of an EST database. Nothing was changed. Open it, or choose another schema.</source>
        <translation>Schemat ”{schema}” i ”{name}” har redan tabeller från en EST-databas. Inget ändrades. Öppna den, eller välj ett annat schema.</translation>
    </message>
    <message>
        <source>The database “{name}” lacks PostGIS. Nothing was made. Ask the database&apos;s administrator to install PostGIS on the server and to run in the database: CREATE EXTENSION postgis;</source>
        <translation>Databasen ”{name}” saknar PostGIS. Inget skapades. Be databasens administratör installera PostGIS på servern och köra i databasen: CREATE EXTENSION postgis;</translation>
    </message>
    <message>
        <source>Your login may not make the roles of an EST database. Nothing was made. Ask the database&apos;s administrator to run: {sql}</source>
        <translation>Din inloggning får inte skapa rollerna för en EST-databas. Inget skapades. Be databasens administratör köra: {sql}</translation>
    </message>
    <message>
        <source>Your login may not make the schema “{schema}” in “{name}”. Nothing was made. Ask the database&apos;s administrator for the right CREATE on the database.</source>
        <translation>Din inloggning får inte skapa schemat ”{schema}” i ”{name}”. Inget skapades. Be databasens administratör om rättigheten CREATE på databasen.</translation>
    </message>
    <message>
        <source>“{text}” is no key of a row (UUID). Nothing was saved.</source>
        <translation>”{text}” är ingen nyckel för en rad (UUID). Inget sparades.</translation>
    </message>
    <message>
        <source>A time without a time zone cannot be stored. Nothing was saved.</source>
        <translation>En tid utan tidszon kan inte lagras. Inget sparades.</translation>
    </message>
    <message>
        <source>The text holds a character that cannot be stored. Nothing was saved. Remove the character and try again.</source>
        <translation>Texten innehåller ett tecken som inte kan lagras. Inget sparades. Ta bort tecknet och försök igen.</translation>
    </message>
    <message>
        <source>The database does not say which version it is, so it was not opened. It may be half-made; choose another, or restore a backup.</source>
        <translation>Databasen säger inte vilken version den är, så den öppnades inte. Den kan vara halvgjord; välj en annan, eller återställ en säkerhetskopia.</translation>
    </message>
    <message>
        <source>The database was made by a newer version of the plugin (schema {version}; yours knows {known}). It was not opened. Update the plugin.</source>
        <translation>Databasen är gjord av en nyare version av insticksprogrammet (schema {version}; ditt kan {known}). Den öppnades inte. Uppdatera insticksprogrammet.</translation>
    </message>
    <message>
        <source>{count} or more</source>
        <translation>{count} eller fler</translation>
    </message>
    <message>
        <source>Observations per cell of {size}</source>
        <translation>Observationer per ruta på {size}</translation>
    </message>
    <message>
        <source>Counting what is in view</source>
        <translation>Räknar det som syns</translation>
    </message>
    <message>
        <source>Thins what is older than the municipality has decided in its settings: free text first, then rows, the audit, what is kept for undoing imports, this profile&apos;s outbox, drafts and rejected rows, and the backups beside the database. What the municipality has not decided about is not thinned.

With DRY_RUN, which is how it starts, nothing is changed: the log tells what would be. BEFORE takes the place of what is decided for texts, files and audit; rows go by the decision alone, as they cannot be brought back. The thinning of the database is one transaction. On PostgreSQL it takes the role est_manage; backups and logs of the server are its administrator&apos;s.</source>
        <translation>Gallrar det som är äldre än kommunen har bestämt i sina inställningar: först fritext, sedan rader, ändringsloggen, det som sparas för att kunna ångra importer, den här profilens utkorg, utkast och avvisade rader samt säkerhetskopiorna bredvid databasen. Det som kommunen inte har bestämt om gallras inte.

Med DRY_RUN, som är förvalt, ändras inget: loggen berättar vad som skulle gallras. BEFORE ersätter det som är bestämt för texter, filer och ändringslogg; rader följer bara beslutet, eftersom de inte kan fås tillbaka. Gallringen av databasen är en enda transaktion. I PostgreSQL krävs rollen est_manage; serverns säkerhetskopior och loggar ansvarar dess administratör för.</translation>
    </message>
    <message>
        <source>The insats is no longer there: somebody has deleted it. Choose another.</source>
        <translation>Insatsen finns inte längre: någon har tagit bort den. Välj en annan.</translation>
    </message>
    <message>
        <source>Most affected: {places}. The {count} places with several events hold {share} of all events.</source>
        <translation>Mest utsatta: {places}. De {count} platserna med flera händelser står för {share} av alla händelser.</translation>
    </message>
    <message>
        <source>Uncertain is {name}: {count} against {before}, which may be chance.</source>
        <translation>Osäkert är det om {name}: {count} mot {before}, vilket kan vara slump.</translation>
    </message>
    <message>
        <source>Goal: {percent} % in {days}.</source>
        <translation>Mål: {percent} % under {days}.</translation>
    </message>
    <message>
        <source>So far {now} against {before} in the same days the year before.</source>
        <translation>Hittills {now} mot {before} samma dagar året före.</translation>
    </message>
    <message>
        <source>Displacement quotient {figure}: no sign that it moved to the surroundings.</source>
        <translation>Förskjutningskvot {figure}: inget tyder på att det flyttade till omgivningen.</translation>
    </message>
    <message>
        <source>That is {change} %.</source>
        <translation>Det är {change} %.</translation>
    </message>
    <message>
        <source>Weighted displacement difference {wdd} events (standard error {se}, z {z}, 95 % {interval}), from {n} events.</source>
        <translation>Viktad skillnad mot kontrollen (WDD) {wdd} händelser (medelfel {se}, z {z}, 95 % {interval}), av {n} händelser.</translation>
    </message>
    <message>
        <source>The treated area alone, after against before: {ratio} times as many a day (Poisson E-test p {p}).</source>
        <translation>Åtgärdsområdet för sig, efter mot före: {ratio} gånger så många per dag (Poisson, E-test, p {p}).</translation>
    </message>
    <message>
        <source>Displacement quotient {figure}: more seems to have moved to the surroundings than was gained.</source>
        <translation>Förskjutningskvot {figure}: mer tycks ha flyttat till omgivningen än vad som vanns.</translation>
    </message>
    <message>
        <source>Displacement quotient {figure}: some seems to have moved to the surroundings, less than was gained.</source>
        <translation>Förskjutningskvot {figure}: en del tycks ha flyttat till omgivningen, mindre än vad som vanns.</translation>
    </message>
    <message>
        <source>fewer</source>
        <translation>färre</translation>
    </message>
    <message>
        <source>more</source>
        <translation>fler</translation>
    </message>
    <message>
        <source>no certain change</source>
        <translation>ingen säker förändring</translation>
    </message>
    <message>
        <source>Control</source>
        <translation>Kontroll</translation>
    </message>
    <message>
        <source>Before: {before}, after: {after}; equally long, from the insats&apos;s own dates.</source>
        <translation>Före: {before}, efter: {after}; lika långa, efter insatsens egna datum.</translation>
    </message>
    <message>
        <source>Surroundings of {width}: as wide as a circle of the treated area&apos;s size has its radius.</source>
        <translation>Omgivning {width}: så bred som radien i en cirkel av åtgärdsområdets storlek.</translation>
    </message>
    <message>
        <source>Control: {name}, the area apart from it that was most alike before ({why}).</source>
        <translation>Kontroll: {name}, det område en bit bort som var mest likt före ({why}).</translation>
    </message>
    <message>
        <source>The surroundings are the polygon that is linked as displacement zone.</source>
        <translation>Omgivningen är den yta som är kopplad som spridningszon.</translation>
    </message>
    <message>
        <source>Control: what is linked to the insats as its control.</source>
        <translation>Kontroll: det som är kopplat till insatsen som kontrollområde.</translation>
    </message>
    <message>
        <source>No area lies apart from the treated one, so no control can be proposed. Link an area that is alike to the insats as its control.</source>
        <translation>Inget område ligger skilt från åtgärdsområdet, så ingen kontroll kan föreslås. Koppla ett liknande område till insatsen som kontrollområde.</translation>
    </message>
    <message>
        <source>“{title}” has no date on which it began or was done, so there is no before and after. Fill in its dates first.</source>
        <translation>”{title}” har inget datum då den började eller blev genomförd, så det finns inget före och efter. Fyll i datumen först.</translation>
    </message>
    <message>
        <source>Nothing has been reported yet after “{title}” ({day}). Follow it up when some weeks have passed.</source>
        <translation>Inget har rapporterats ännu efter ”{title}” ({day}). Följ upp när några veckor har gått.</translation>
    </message>
    <message>
        <source>It is not done yet: after begins when it began.</source>
        <translation>Den är inte genomförd än: efter räknas från det att den började.</translation>
    </message>
    <message>
        <source>“{title}” has no polygon to count in. Draw one, or choose an area, and mark it as the treated area.</source>
        <translation>”{title}” har ingen yta att räkna i. Rita en, eller välj ett område, och ange det som åtgärdsområde.</translation>
    </message>
    <message>
        <source>linked to the insats as its control</source>
        <translation>kopplat till insatsen som kontrollområde</translation>
    </message>
    <message>
        <source>Kinds that nobody had reported before came during the periods: {names}. They count only after.</source>
        <translation>Typer som ingen hade rapporterat förut kom under perioderna: {names}. De räknas bara efter.</translation>
    </message>
    <message>
        <source>{area} m² of the treated area lie outside the municipality; nothing is reported there.</source>
        <translation>{area} m² av åtgärdsområdet ligger utanför kommunen; där rapporteras inget.</translation>
    </message>
    <message>
        <source>The period before reaches into the insats itself, which began {day}.</source>
        <translation>Perioden före går in i själva insatsen, som började {day}.</translation>
    </message>
    <message>
        <source>The period after begins before the insats was done ({day}).</source>
        <translation>Perioden efter börjar innan insatsen var genomförd ({day}).</translation>
    </message>
    <message>
        <source>One of the periods is shorter than four weeks: chance weighs heavily.</source>
        <translation>En av perioderna är kortare än fyra veckor: slumpen väger tungt.</translation>
    </message>
    <message>
        <source>The periods are not equally long ({before} and {after} days): the counts are scaled.</source>
        <translation>Perioderna är inte lika långa ({before} och {after} dagar): antalen räknas om.</translation>
    </message>
    <message>
        <source>The control area had insatser of its own in these periods: {names}.</source>
        <translation>Kontrollområdet hade egna insatser under perioderna: {names}.</translation>
    </message>
    <message>
        <source>Other insatser worked on the treated area in these periods: {names}.</source>
        <translation>Andra insatser pågick i åtgärdsområdet under perioderna: {names}.</translation>
    </message>
    <message>
        <source>The control borders on the treated area: what moves a street away counts as control.</source>
        <translation>Kontrollen gränsar till åtgärdsområdet: det som flyttar en gata bort räknas som kontroll.</translation>
    </message>
    <message>
        <source>Nothing was reported in the control area before: it says nothing of how it would have gone.</source>
        <translation>Inget rapporterades i kontrollområdet före: det säger inget om hur det annars skulle ha gått.</translation>
    </message>
    <message>
        <source>The control had {control} events before and the treated area {treated}: choose one that is more alike, or its chance drowns the change.</source>
        <translation>Kontrollen hade {control} händelser före och åtgärdsområdet {treated}: välj en som är mer lik, annars dränker dess slump förändringen.</translation>
    </message>
    <message>
        <source>The insats is not done yet; what is seen is how it goes so far.</source>
        <translation>Insatsen är inte genomförd än; det som syns är hur det går hittills.</translation>
    </message>
    <message>
        <source>The first observation of all is from {day}: the period before is not wholly observed.</source>
        <translation>Den allra första observationen är från {day}: perioden före är inte helt bevakad.</translation>
    </message>
    <message>
        <source>The last observation of all is from {day}: the period after is not wholly observed.</source>
        <translation>Den allra sista observationen är från {day}: perioden efter är inte helt bevakad.</translation>
    </message>
    <message>
        <source>{period} was published by {published}. Counts of the same days by {asked} would let small numbers be worked out by subtraction, so nothing was published. Keep to {published}, or choose days that have not been published.</source>
        <translation>{period} har publicerats uppdelat på {published}. Antal för samma dagar uppdelade på {asked} skulle göra att små antal går att räkna ut genom subtraktion, så inget publicerades. Håll dig till {published}, eller välj dagar som inte har publicerats.</translation>
    </message>
    <message>
        <source>cells of {size} m</source>
        <translation>rutor om {size} m</translation>
    </message>
    <message>
        <source>districts</source>
        <translation>stadsdelar</translation>
    </message>
    <message>
        <source>the municipality</source>
        <translation>kommunen</translation>
    </message>
    <message>
        <source>areas of the kind “{kind}”</source>
        <translation>områden av slaget ”{kind}”</translation>
    </message>
    <message>
        <source>{period} shares days with what was published before ({published}) without being made up of it. Small numbers could be worked out by subtraction, so nothing was published. Choose one of the published periods, or days that have not been published.</source>
        <translation>{period} delar dagar med det som redan har publicerats ({published}) utan att bestå av det. Små antal skulle gå att räkna ut genom subtraktion, så inget publicerades. Välj en av de publicerade perioderna, eller dagar som inte har publicerats.</translation>
    </message>
    <message>
        <source>{period} was published in parts that are divided differently, so they have no sum by area. Show the parts one by one.</source>
        <translation>{period} har publicerats i delar med olika indelning, så de har ingen summa per område. Visa delarna var för sig.</translation>
    </message>
    <message>
        <source>{period} is shorter than a month. So short a time would show single events, so nothing was published. Choose a month or longer.</source>
        <translation>{period} är kortare än en månad. Så kort tid skulle visa enskilda händelser, så inget publicerades. Välj en månad eller längre.</translation>
    </message>
    <message>
        <source>{period} is not over yet. What is published is frozen, so it would stay incomplete for ever; nothing was published. Publish it when it is over and reported.</source>
        <translation>{period} är inte slut än. Det som publiceras ändras inte sedan, så det skulle förbli ofullständigt; inget publicerades. Publicera när perioden är slut och rapporterad.</translation>
    </message>
    <message>
        <source>With a threshold of {threshold} single events could be read out of the counts, so nothing was published. Choose at least {least}.</source>
        <translation>Med gränsen {threshold} går enskilda händelser att läsa ut ur antalen, så inget publicerades. Välj minst {least}.</translation>
    </message>
    <message>
        <source>{published} was published before. {period} can be shown as the sum of its published parts once {missing} has been published as well; counted anew, small numbers could be worked out by subtraction. Nothing was published.</source>
        <translation>{published} har publicerats förut. {period} kan visas som summan av sina publicerade delar när även {missing} har publicerats; räknat på nytt skulle små antal gå att räkna ut genom subtraktion. Inget publicerades.</translation>
    </message>
    <message>
        <source>Other kinds</source>
        <translation>Övriga slag</translation>
    </message>
    <message>
        <source>So few events are spread over so few areas that small numbers could be worked out whatever is left out. Nothing was published. Choose a longer period or larger areas.</source>
        <translation>Så få händelser är spridda på så få områden att små antal går att räkna ut vad som än utelämnas. Inget publicerades. Välj en längre period eller större områden.</translation>
    </message>
    <message>
        <source>Rest of the municipality</source>
        <translation>Övriga kommunen</translation>
    </message>
    <message>
        <source>The database has no areas of the kind “{level}”, so there is nothing to divide public counts by. Import areas, or choose another kind.</source>
        <translation>Databasen har inga områden av slaget ”{level}”, så det finns inget att dela in offentliga antal efter. Importera områden, eller välj ett annat slag.</translation>
    </message>
    <message>
        <source>A cell of {size} m is as good as an address, so nothing was published. Choose cells of at least {least} m.</source>
        <translation>En ruta om {size} m är så gott som en adress, så inget publicerades. Välj rutor om minst {least} m.</translation>
    </message>
    <message>
        <source>Without any area in the database nobody knows where the cells should lie. Import the municipality&apos;s border, or its areas, first.</source>
        <translation>Utan något område i databasen vet ingen var rutorna ska ligga. Importera först kommunens gräns eller dess områden.</translation>
    </message>
    <message>
        <source>Cells of {size} m would be {count} in number, so nothing was published. Choose larger cells.</source>
        <translation>Rutor om {size} m skulle bli {count} stycken, så inget publicerades. Välj större rutor.</translation>
    </message>
    <message>
        <source>“{name}” is so small that its count would point out an address, so nothing was published. Choose a kind of area of at least one hectare each.</source>
        <translation>”{name}” är så litet att dess antal skulle peka ut en adress, så inget publicerades. Välj ett slags område där vart och ett är minst ett hektar.</translation>
    </message>
    <message>
        <source>“{one}” and “{other}” overlap. Where an event counts in two areas, small numbers could be worked out from the sums, so nothing was published. Choose a kind of area without overlaps.</source>
        <translation>”{one}” och ”{other}” överlappar varandra. Där en händelse räknas i två områden går små antal att räkna ut ur summorna, så inget publicerades. Välj ett slags område utan överlapp.</translation>
    </message>
    <message>
        <source>{events} known only to a week or longer are not part of that.</source>
        <translation>{events} där bara veckan eller längre är känd är inte med i det.</translation>
    </message>
    <message>
        <source>{loose} of {events} are known only to the week or month in which they happened, so they cannot say when in the week.</source>
        <translation>{loose} av {events} är bara kända till vecka eller månad, så de kan inte säga när på veckan det händer.</translation>
    </message>
    <message>
        <source>{bare} of {events} begin at midnight sharp: probably only their day is known. Believe the weekdays, not the hours.</source>
        <translation>{bare} av {events} börjar exakt vid midnatt: troligen är bara dagen känd. Lita på veckodagarna, inte på timmarna.</translation>
    </message>
    <message>
        <source>without time of day</source>
        <translation>utan klockslag</translation>
    </message>
    <message>
        <source>the layer&apos;s own, {crs}</source>
        <translation>lagrets eget, {crs}</translation>
    </message>
    <message>
        <source>told by the numbers</source>
        <translation>känns igen på talen</translation>
    </message>
    <message>
        <source>as the mapping tells: {source}</source>
        <translation>som kopplingen säger: {source}</translation>
    </message>
    <message>
        <source>as the mapping or the file&apos;s name tells</source>
        <translation>som kopplingen eller filens namn säger</translation>
    </message>
    <message>
        <source>The points of this table are not where it happened; they are not used.</source>
        <translation>Punkterna i den här tabellen är inte där det hände; de används inte.</translation>
    </message>
    <message>
        <source>{count} of {rows} rows have a point. They are shown on the map, in orange.</source>
        <translation>{count} av {rows} rader har en punkt. De visas på kartan, i orange.</translation>
    </message>
    <message>
        <source>No row has a point. Rows without one count, but make no hotspot.</source>
        <translation>Ingen rad har en punkt. Rader utan punkt räknas, men ger ingen hotspot.</translation>
    </message>
    <message>
        <source>{count} rows have coordinates that cannot be used.</source>
        <translation>{count} rader har koordinater som inte går att använda.</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Looks like</source>
        <translation>Ser ut som</translation>
    </message>
    <message>
        <source>What is done</source>
        <translation>Vad som görs</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>avvisas</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>maskeras</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>behålls</translation>
    </message>
    <message>
        <source>Free text</source>
        <translation>Fritext</translation>
    </message>
    <message>
        <source>Name of the place</source>
        <translation>Platsens namn</translation>
    </message>
    <message>
        <source>Role of the reporter</source>
        <translation>Rapportörens roll</translation>
    </message>
    <message>
        <source>{count} of {rows} rows are decided</source>
        <translation>{count} av {rows} rader är bestämda</translation>
    </message>
    <message>
        <source>Reading the table</source>
        <translation>Läser tabellen</translation>
    </message>
    <message>
        <source>Looking at the coordinates</source>
        <translation>Tittar på koordinaterna</translation>
    </message>
    <message>
        <source>Checking every row</source>
        <translation>Kontrollerar varje rad</translation>
    </message>
    <message>
        <source>Importing observations</source>
        <translation>Importerar observationer</translation>
    </message>
    <message>
        <source>Saving rejected rows</source>
        <translation>Sparar avvisade rader</translation>
    </message>
    <message>
        <source>Saving the mapping</source>
        <translation>Sparar kopplingen</translation>
    </message>
    <message>
        <source>Looking for earlier imports</source>
        <translation>Letar efter tidigare importer</translation>
    </message>
    <message>
        <source>Undoing the import</source>
        <translation>Ångrar importen</translation>
    </message>
    <message>
        <source>Looking for connected sources</source>
        <translation>Letar efter anslutna källor</translation>
    </message>
    <message>
        <source>Disconnecting the source</source>
        <translation>Kopplar från källan</translation>
    </message>
    <message>
        <source>not imported</source>
        <translation>importeras inte</translation>
    </message>
    <message>
        <source>Do not import such rows</source>
        <translation>Importera inte sådana rader</translation>
    </message>
    <message>
        <source>Kind in the file</source>
        <translation>Kategori i filen</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rader</translation>
    </message>
    <message>
        <source>Means</source>
        <translation>Betyder</translation>
    </message>
    <message>
        <source>not decided</source>
        <translation>inte bestämt</translation>
    </message>
    <message>
        <source>{rows} rows in {columns} columns, of which {known} were recognised.</source>
        <translation>{rows} rader i {columns} kolumner, varav {known} kändes igen.</translation>
    </message>
    <message>
        <source>Choose a table of observations</source>
        <translation>Välj en tabell med observationer</translation>
    </message>
    <message>
        <source>It is read as “{profile}”.</source>
        <translation>Den läses som ”{profile}”.</translation>
    </message>
    <message>
        <source>{count} rows cannot be read; the summary says which and why.</source>
        <translation>{count} rader går inte att läsa; sammanfattningen säger vilka och varför.</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alla filer (*)</translation>
    </message>
    <message>
        <source>as the headings tell</source>
        <translation>som rubrikerna säger</translation>
    </message>
    <message>
        <source>Tables and layers ({endings})</source>
        <translation>Tabeller och lager ({endings})</translation>
    </message>
    <message>
        <source>DOS (code page 850)</source>
        <translation>DOS (teckentabell 850)</translation>
    </message>
    <message>
        <source>Older Mac</source>
        <translation>Äldre Mac</translation>
    </message>
    <message>
        <source>Semicolon ;</source>
        <translation>Semikolon ;</translation>
    </message>
    <message>
        <source>Comma ,</source>
        <translation>Komma ,</translation>
    </message>
    <message>
        <source>Tab</source>
        <translation>Tabb</translation>
    </message>
    <message>
        <source>Bar |</source>
        <translation>Lodstreck |</translation>
    </message>
    <message>
        <source>Who and from where</source>
        <translation>Vem och varifrån</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Kategori</translation>
    </message>
    <message>
        <source>Sub-kind</source>
        <translation>Underkategori</translation>
    </message>
    <message>
        <source>Crime code</source>
        <translation>Brottskod</translation>
    </message>
    <message>
        <source>Damage cost</source>
        <translation>Skadekostnad</translation>
    </message>
    <message>
        <source>Mended or not</source>
        <translation>Åtgärdat eller inte</translation>
    </message>
    <message>
        <source>X, longitude (east)</source>
        <translation>X, longitud (öst)</translation>
    </message>
    <message>
        <source>Y, latitude (north)</source>
        <translation>Y, latitud (norr)</translation>
    </message>
    <message>
        <source>Both coordinates in one</source>
        <translation>Båda koordinaterna i en</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adress</translation>
    </message>
    <message>
        <source>Indoors or out</source>
        <translation>Inne eller ute</translation>
    </message>
    <message>
        <source>Start, date and time</source>
        <translation>Start, datum och tid</translation>
    </message>
    <message>
        <source>Start, date only</source>
        <translation>Start, bara datum</translation>
    </message>
    <message>
        <source>Start, time only</source>
        <translation>Start, bara klockslag</translation>
    </message>
    <message>
        <source>End, date and time</source>
        <translation>Slut, datum och tid</translation>
    </message>
    <message>
        <source>End, date only</source>
        <translation>Slut, bara datum</translation>
    </message>
    <message>
        <source>End, time only</source>
        <translation>Slut, bara klockslag</translation>
    </message>
    <message>
        <source>When it was reported</source>
        <translation>När det rapporterades</translation>
    </message>
    <message>
        <source>Case number or id</source>
        <translation>Ärendenummer eller id</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Verksamhet</translation>
    </message>
    <message>
        <source>Reviewed or not</source>
        <translation>Granskad eller inte</translation>
    </message>
    <message>
        <source>Layers of polygons (*.gpkg *.shp *.geojson *.json *.tab *.gml *.kml *.zip)</source>
        <translation>Lager med ytor (*.gpkg *.shp *.geojson *.json *.tab *.gml *.kml *.zip)</translation>
    </message>
    <message>
        <source>Reading the file …</source>
        <translation>Läser filen …</translation>
    </message>
    <message>
        <source>Reading the file</source>
        <translation>Läser filen</translation>
    </message>
    <message>
        <source>{count} rows in the file.</source>
        <translation>{count} rader i filen.</translation>
    </message>
    <message>
        <source>Bringing in the areas …</source>
        <translation>Hämtar in områdena …</translation>
    </message>
    <message>
        <source>Bringing in areas</source>
        <translation>Hämtar in områden</translation>
    </message>
    <message>
        <source>Making an EST area</source>
        <translation>Gör ett EST-område</translation>
    </message>
    <message>
        <source>“{name}” is an EST area now.</source>
        <translation>”{name}” är ett EST-område nu.</translation>
    </message>
    <message>
        <source>Population</source>
        <translation>Folkmängd</translation>
    </message>
    <message>
        <source>An area has no name. Write one.</source>
        <translation>Ett område har inget namn. Skriv ett.</translation>
    </message>
    <message>
        <source>The population of “{name}” is no number. Write digits only, or nothing.</source>
        <translation>Folkmängden för ”{name}” är inget tal. Skriv bara siffror, eller inget alls.</translation>
    </message>
    <message>
        <source>(none)</source>
        <translation>(inget)</translation>
    </message>
    <message>
        <source>Reading the settings</source>
        <translation>Läser inställningarna</translation>
    </message>
    <message>
        <source>Saving the settings</source>
        <translation>Sparar inställningarna</translation>
    </message>
    <message>
        <source>Somebody else has changed this since you opened the settings: {list}. Nothing was saved.</source>
        <translation>Någon annan har ändrat detta sedan du öppnade inställningarna: {list}. Inget sparades.</translation>
    </message>
    <message>
        <source>Save &amp;mine</source>
        <translation>Spara &amp;mina</translation>
    </message>
    <message>
        <source>Take &amp;theirs</source>
        <translation>Ta &amp;deras</translation>
    </message>
    <message>
        <source>Kind of group</source>
        <translation>Sorts grupp</translation>
    </message>
    <message>
        <source>A working group has no name yet. Write one, or remove the row.</source>
        <translation>En arbetsgrupp har inget namn än. Skriv ett, eller ta bort raden.</translation>
    </message>
    <message>
        <source>Working group</source>
        <translation>Arbetsgrupp</translation>
    </message>
    <message>
        <source>Convener</source>
        <translation>Sammankallande</translation>
    </message>
    <message>
        <source>Counts as</source>
        <translation>Räknas som</translation>
    </message>
    <message>
        <source>A kind of observation has no word yet. Write one, or remove the row.</source>
        <translation>En kategori har inget namn än. Skriv ett, eller ta bort raden.</translation>
    </message>
    <message>
        <source>One kind in use must count as “nothing to report”, so that a quiet week can be told.</source>
        <translation>Någon kategori som används måste räknas som ”inget att rapportera”, så att en lugn vecka kan berättas.</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>Kort namn</translation>
    </message>
    <message>
        <source>On maps</source>
        <translation>På kartor</translation>
    </message>
    <message>
        <source>“{file}” cannot be the logo. Choose an SVG or a PNG of at most 2.5 MB; the logo is as it was.</source>
        <translation>”{file}” kan inte vara logotyp. Välj en SVG eller en PNG på högst 2,5 MB; logotypen är som den var.</translation>
    </message>
    <message>
        <source>Pictures (*.svg *.png)</source>
        <translation>Bilder (*.svg *.png)</translation>
    </message>
    <message>
        <source>Choose the logo</source>
        <translation>Välj logotyp</translation>
    </message>
    <message>
        <source>Colour of headings</source>
        <translation>Färg på rubriker</translation>
    </message>
    <message>
        <source>Write the name of the municipality; it stands on every sheet.</source>
        <translation>Skriv kommunens namn; det står på varje blad.</translation>
    </message>
    <message>
        <source>No logo</source>
        <translation>Ingen logotyp</translation>
    </message>
    <message>
        <source>An organisation has no name yet. Write one, or remove the row.</source>
        <translation>En verksamhet har inget namn än. Skriv ett, eller ta bort raden.</translation>
    </message>
    <message>
        <source>Two organisations have the same name. Change one of them.</source>
        <translation>Två verksamheter har samma namn. Ändra det ena.</translation>
    </message>
    <message>
        <source>Reports every week</source>
        <translation>Rapporterar varje vecka</translation>
    </message>
    <message>
        <source>A closed insats cannot be broken off. Nothing was changed; open it again first.</source>
        <translation>En avslutad insats kan inte avbrytas. Inget ändrades; öppna den igen först.</translation>
    </message>
    <message>
        <source>Say why the insats is broken off; the reason is kept with it. Nothing was changed.</source>
        <translation>Säg varför insatsen avbryts; orsaken sparas med den. Inget ändrades.</translation>
    </message>
    <message>
        <source>What was published for {first} to {last} cannot be read by this version of the plugin, so nothing was published now. Update the plugin.</source>
        <translation>Det som publicerades för {first} till {last} kan inte läsas av den här versionen av insticksprogrammet, så inget publicerades nu. Uppdatera insticksprogrammet.</translation>
    </message>
    <message>
        <source>“{code}” is no hours of the week. Choose them anew.</source>
        <translation>”{code}” är inga tider i veckan. Välj dem på nytt.</translation>
    </message>
    <message>
        <source>Those are no hours of the week: choose at least one weekday and hours from 0 to 24.</source>
        <translation>Det är inga tider i veckan: välj minst en veckodag och timmar från 0 till 24.</translation>
    </message>
    <message>
        <source>Select at least one area and write a name for the new one. Nothing was saved.</source>
        <translation>Markera minst ett område och skriv ett namn på det nya. Inget sparades.</translation>
    </message>
    <message>
        <source>There is an area called “{name}” already. Nothing was saved. Write another name.</source>
        <translation>Det finns redan ett område som heter ”{name}”. Inget sparades. Skriv ett annat namn.</translation>
    </message>
    <message>
        <source>Give the source a name. It was not connected.</source>
        <translation>Ge källan ett namn. Den anslöts inte.</translation>
    </message>
    <message>
        <source>A connected source cannot be read. Nothing was imported. Connect it anew.</source>
        <translation>En ansluten källa går inte att läsa. Inget hämtades in. Anslut den på nytt.</translation>
    </message>
    <message>
        <source>unsafe place</source>
        <translation>otrygg plats</translation>
    </message>
    <message>
        <source>fault in the environment</source>
        <translation>fel i fysisk miljö</translation>
    </message>
    <message>
        <source>planned event</source>
        <translation>arrangemang</translation>
    </message>
    <message>
        <source>nothing to report</source>
        <translation>inget att rapportera</translation>
    </message>
    <message>
        <source>Put back as it was before</source>
        <translation>Återställd som den var</translation>
    </message>
    <message>
        <source>Saving</source>
        <translation>Sparar</translation>
    </message>
    <message>
        <source>Deleting</source>
        <translation>Tar bort</translation>
    </message>
    <message>
        <source>Undoing</source>
        <translation>Ångrar</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>Läser</translation>
    </message>
    <message>
        <source>Sending what waits</source>
        <translation>Skickar det som väntar</translation>
    </message>
    <message>
        <source>Emptying the outbox</source>
        <translation>Tömmer utkorgen</translation>
    </message>
    <message>
        <source>Looking in the outbox</source>
        <translation>Tittar i utkorgen</translation>
    </message>
    <message>
        <source>The layer “{layer}” cannot be opened. Nothing was imported. Check that the file or the server is there, or connect the layer again.</source>
        <translation>Lagret ”{layer}” går inte att öppna. Inget hämtades in. Se efter att filen eller servern finns, eller anslut lagret igen.</translation>
    </message>
    <message>
        <source>Observations that took part: {count}</source>
        <translation>Observationer som är med: {count}</translation>
    </message>
    <message>
        <source>Period: {period}</source>
        <translation>Period: {period}</translation>
    </message>
    <message>
        <source>area, no exact place</source>
        <translation>område, utan exakt plats</translation>
    </message>
    <message>
        <source>Analyses</source>
        <translation>Analyser</translation>
    </message>
    <message>
        <source>“{name}” (you: {mine}; they: {theirs})</source>
        <translation>”{name}” (du: {mine}; de: {theirs})</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>inget</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nej</translation>
    </message>
    <message>
        <source>the border of “{name}”</source>
        <translation>gränsen för ”{name}”</translation>
    </message>
    <message>
        <source>The events are known only to the week or month they happened in.</source>
        <translation>Händelserna är bara kända till vecka eller månad.</translation>
    </message>
    <message>
        <source>Counts for {first} to {last} have been published already, and what is published stays as it is. Nothing was recorded now.</source>
        <translation>Antal för {first} till {last} har redan publicerats, och det som är publicerat ändras inte. Inget antecknades nu.</translation>
    </message>
    <message>
        <source>{name}: “{value}” is no file, no layer and no connected source. Nothing was imported. Check the name and run again.</source>
        <translation>{name}: ”{value}” är varken en fil, ett lager eller en ansluten källa. Inget hämtades in. Kontrollera namnet och kör igen.</translation>
    </message>
    <message>
        <source>Import observations</source>
        <translation>Importera observationer</translation>
    </message>
    <message>
        <source>Takes observations out of a table (CSV, Excel, ODS) or a layer into the shared database.

INPUT is a file, a layer, or the name of a connected source. A sheet is named as file.xlsx|layername=Sheet. Columns are recognised by their headings in Swedish and English, or read by PROFILE, a saved mapping or one of polisen.se, data.police.uk, digital trygghetsvandring and polisanmälningar. Coordinates in SWEREF 99, RT 90 and WGS 84 are recognised by their values; CRS decides. Addresses and places are looked up in the layers of the project.

Every row is new, changed (the same id from the same source), there already, or rejected with row, column and reason. REJECTS is a file of those, which can be mended in Excel and imported again. Rows that look as if they held personal data are rejected; ON_WARNING=1 imports them as they are and notes who did so and REASON, ON_WARNING=2 masks what was found. With DRY_RUN nothing is written.

Everything goes in, in one transaction, or nothing does; the import can be undone as a whole for the days of the municipality&apos;s setting.</source>
        <translation>Hämtar observationer ur en tabell (CSV, Excel, ODS) eller ett lager in i den gemensamma databasen.

INPUT är en fil, ett lager eller namnet på en ansluten källa. Ett blad anges som fil.xlsx|layername=Blad. Kolumnerna känns igen på sina rubriker på svenska och engelska, eller läses med PROFILE: en sparad koppling eller någon av polisen.se, data.police.uk, digital trygghetsvandring och polisanmälningar. Koordinater i SWEREF 99, RT 90 och WGS 84 känns igen på sina värden; CRS bestämmer. Adresser och platser söks i projektets lager.

Varje rad är ny, ändrad (samma id från samma källa), finns redan eller avvisas med rad, kolumn och orsak. REJECTS är en fil med de avvisade raderna, som kan rättas i Excel och hämtas in igen. Rader med vad som ser ut som personuppgifter avvisas; ON_WARNING=1 tar in dem som de är och noterar vem som gjorde det och REASON, ON_WARNING=2 maskerar det som hittades. Med DRY_RUN skrivs ingenting.

Allt går in på en gång, eller inget alls; hela importen kan ångras under det antal dagar som kommunen har ställt in.</translation>
    </message>
    <message>
        <source>Saved mapping (else the headings tell)</source>
        <translation>Sparad koppling (annars säger rubrikerna)</translation>
    </message>
    <message>
        <source>Organisation of rows that name none</source>
        <translation>Verksamhet för rader som inte nämner någon</translation>
    </message>
    <message>
        <source>Kind of rows that name none</source>
        <translation>Slag för rader som inte nämner något</translation>
    </message>
    <message>
        <source>Why personal data are imported as they are</source>
        <translation>Varför personuppgifter tas in som de är</translation>
    </message>
    <message>
        <source>imported with ON_WARNING=1</source>
        <translation>inhämtad med ON_WARNING=1</translation>
    </message>
    <message>
        <source>Table or layer of observations</source>
        <translation>Tabell eller lager med observationer</translation>
    </message>
    <message>
        <source>Coordinate system (else the values tell)</source>
        <translation>Koordinatsystem (annars säger värdena)</translation>
    </message>
    <message>
        <source>Rows that look as if they held personal data</source>
        <translation>Rader med vad som ser ut som personuppgifter</translation>
    </message>
    <message>
        <source>Only tell what would happen</source>
        <translation>Berätta bara vad som skulle hända</translation>
    </message>
    <message>
        <source>Rejected rows with reasons</source>
        <translation>Avvisade rader med orsak</translation>
    </message>
    <message>
        <source>New observations</source>
        <translation>Nya observationer</translation>
    </message>
    <message>
        <source>Changed observations</source>
        <translation>Ändrade observationer</translation>
    </message>
    <message>
        <source>Rows that were there already</source>
        <translation>Rader som redan fanns</translation>
    </message>
    <message>
        <source>Rows that looked as if they held personal data</source>
        <translation>Rader som såg ut att innehålla personuppgifter</translation>
    </message>
    <message>
        <source>Key of the import</source>
        <translation>Importens nyckel</translation>
    </message>
    <message>
        <source>Nothing was written: this was a dry run.</source>
        <translation>Inget skrevs: detta var en provkörning.</translation>
    </message>
    <message>
        <source>{count} rows looked as if they held personal data.</source>
        <translation>{count} rader såg ut att innehålla personuppgifter.</translation>
    </message>
    <message>
        <source>Kinds that nobody has decided about: {kinds}. Say once what they mean, in the import window, and import again.</source>
        <translation>Slag som ingen har bestämt om: {kinds}. Säg en gång vad de betyder, i importfönstret, och hämta in igen.</translation>
    </message>
    <message>
        <source>Reject them</source>
        <translation>Avvisa dem</translation>
    </message>
    <message>
        <source>Import them as they are</source>
        <translation>Ta in dem som de är</translation>
    </message>
    <message>
        <source>Mask what was found</source>
        <translation>Maskera det som hittades</translation>
    </message>
    <message>
        <source>{period}: {total} events in {places} places are published.</source>
        <translation>{period}: {total} händelser publiceras, med antal för {places} platser.</translation>
    </message>
    <message>
        <source>Publish counts</source>
        <translation>Publicera antal</translation>
    </message>
    <message>
        <source>Writes counts by area (or cell) and by kind that may be shown to anybody: GeoPackage, GeoJSON, CSV or xlsx, with a data sheet in the terms of DCAT-AP-SE.

Counts below THRESHOLD are kept back, and as many more as are needed so that no small count can be worked out by subtraction. Free text, exact places and times never leave the database.

What is published is recorded in the database and frozen: running again writes the recorded numbers, and a longer period is the sum of what was published within it. Another division of the same days is refused. Publish a period when it is over and reported.

LEVEL is a kind of area, such as est_area or district; left empty, the kind that the municipality compares. CELL_SIZE in metres divides by the cells of a grid instead, at least 100 m.</source>
        <translation>Skriver antal per område (eller ruta) och per slag som får visas för vem som helst: GeoPackage, GeoJSON, CSV eller xlsx, med ett datablad enligt DCAT-AP-SE.

Antal under THRESHOLD hålls tillbaka, och så många till som behövs för att inget litet antal ska gå att räkna ut genom subtraktion. Fritext, exakta platser och tider lämnar aldrig databasen.

Det som publiceras antecknas i databasen och ändras inte sedan: en ny körning skriver de antecknade talen, och en längre period är summan av det som har publicerats i den. En annan indelning av samma dagar nekas. Publicera en period när den är slut och rapporterad.

LEVEL är ett slags område, till exempel est_area eller district; lämnas den tom tas det slag som kommunen jämför. CELL_SIZE i meter delar i stället in i rutor i ett rutnät, minst 100 m.</translation>
    </message>
    <message>
        <source>Or cells of so many metres</source>
        <translation>Eller rutor om så många meter</translation>
    </message>
    <message>
        <source>Smallest count shown (else the municipality&apos;s setting)</source>
        <translation>Minsta antal som visas (annars kommunens inställning)</translation>
    </message>
    <message>
        <source>Licence of the data, as an address</source>
        <translation>Licens för data, som en adress</translation>
    </message>
    <message>
        <source>Public counts</source>
        <translation>Offentliga antal</translation>
    </message>
    <message>
        <source>Counts shown</source>
        <translation>Antal som visas</translation>
    </message>
    <message>
        <source>Counts kept back</source>
        <translation>Antal som hålls tillbaka</translation>
    </message>
    <message>
        <source>Public counts are divided by LEVEL or by CELL_SIZE, not by both.</source>
        <translation>Offentliga antal delas in efter LEVEL eller CELL_SIZE, inte efter båda.</translation>
    </message>
    <message>
        <source>These days were published before: the recorded numbers were written.</source>
        <translation>De här dagarna har publicerats förut: de antecknade talen skrevs.</translation>
    </message>
    <message>
        <source>Working groups</source>
        <translation>Arbetsgrupper</translation>
    </message>
    <message>
        <source>convened by {who}</source>
        <translation>sammankallas av {who}</translation>
    </message>
    <message>
        <source>The area has no working group.</source>
        <translation>Området har ingen arbetsgrupp.</translation>
    </message>
    <message>
        <source>There is no earlier period with observations to compare with. Choose a later period in the filter.</source>
        <translation>Det finns ingen tidigare period med observationer att jämföra med. Välj en senare period i filtret.</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>Jämför med</translation>
    </message>
    <message>
        <source>The same time last year has the same season; where nothing is known of it, the period before.</source>
        <translation>Samma tid förra året har samma årstid. Finns inget därifrån tas perioden före.</translation>
    </message>
    <message>
        <source>Every row is tested together with all the others.</source>
        <translation>Varje rad prövas tillsammans med alla de andra.</translation>
    </message>
    <message>
        <source>Least number</source>
        <translation>Minsta antal</translation>
    </message>
    <message>
        <source>With fewer events in both periods together no verdict is given.</source>
        <translation>Med färre händelser i båda perioderna tillsammans ges inget omdöme.</translation>
    </message>
    <message>
        <source>Certainty</source>
        <translation>Säkerhet</translation>
    </message>
    <message>
        <source>How seldom chance alone may look like a change.</source>
        <translation>Hur sällan enbart slumpen får se ut som en förändring.</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Ordning</translation>
    </message>
    <message>
        <source>One measure at a time, with the ranks that its uncertainty allows.</source>
        <translation>Ett mått i taget, med de platser i ordningen som osäkerheten tillåter.</translation>
    </message>
    <message>
        <source>Only those that reported in both</source>
        <translation>Bara de som rapporterat i båda</translation>
    </message>
    <message>
        <source>The reporting differs between the periods. Growing reporting must not look like a worsening town.</source>
        <translation>Rapporteringen skiljer sig mellan perioderna. Fler rapporter får inte se ut som en sämre kommun.</translation>
    </message>
    <message>
        <source>Change by area, {period} against {compare}</source>
        <translation>Förändring per område, {period} mot {compare}</translation>
    </message>
    <message>
        <source>area and kind</source>
        <translation>område och slag</translation>
    </message>
    <message>
        <source>area, all kinds in one</source>
        <translation>område, alla slag i ett</translation>
    </message>
    <message>
        <source>wrong direction first</source>
        <translation>i fel riktning först</translation>
    </message>
    <message>
        <source>most events</source>
        <translation>flest händelser</translation>
    </message>
    <message>
        <source>most per resident</source>
        <translation>flest per invånare</translation>
    </message>
    <message>
        <source>greatest increase</source>
        <translation>störst ökning</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>Times as many</source>
        <translation>Gånger så många</translation>
    </message>
    <message>
        <source>At least</source>
        <translation>Minst</translation>
    </message>
    <message>
        <source>At most</source>
        <translation>Högst</translation>
    </message>
    <message>
        <source>p, adjusted</source>
        <translation>p, justerat</translation>
    </message>
    <message>
        <source>Per 1,000 residents and year</source>
        <translation>Per 1 000 invånare och år</translation>
    </message>
    <message>
        <source>Events with another near and soon</source>
        <translation>Händelser med en annan nära och snart</translation>
    </message>
    <message>
        <source>Near is within</source>
        <translation>Nära är inom</translation>
    </message>
    <message>
        <source>A block or two. The test also looks within twice and four times that.</source>
        <translation>Ett eller ett par kvarter. Även två och fyra gånger så långt prövas.</translation>
    </message>
    <message>
        <source>Soon is within</source>
        <translation>Snart är inom</translation>
    </message>
    <message>
        <source>The test also looks within twice and four times that.</source>
        <translation>Även två och fyra gånger så länge prövas.</translation>
    </message>
    <message>
        <source>Shuffles</source>
        <translation>Omblandningar</translation>
    </message>
    <message>
        <source>How often the dates are dealt out anew to see what chance gives.</source>
        <translation>Hur många gånger datumen delas ut på nytt för att se vad slumpen ger.</translation>
    </message>
    <message>
        <source>Months before</source>
        <translation>Månader före</translation>
    </message>
    <message>
        <source>The maps are made from so many months before the filter&apos;s period.</source>
        <translation>Kartorna görs av så många månader före filtrets period.</translation>
    </message>
    <message>
        <source>Bandwidth</source>
        <translation>Bandbredd</translation>
    </message>
    <message>
        <source>Of the heatmap and of Gi*: {reason}.</source>
        <translation>För värmekartan och Gi*: {reason}.</translation>
    </message>
    <message>
        <source>Cell size</source>
        <translation>Rutstorlek</translation>
    </message>
    <message>
        <source>Half the bandwidth: {size}.</source>
        <translation>Halva bandbredden: {size}.</translation>
    </message>
    <message>
        <source>The worst parts by {method}, {days}</source>
        <translation>De värsta delarna enligt {method}, {days}</translation>
    </message>
    <message>
        <source>all time</source>
        <translation>all tid</translation>
    </message>
    <message>
        <source>Events within {metres} and {days} days, {period}</source>
        <translation>Händelser inom {metres} och {days} dagar, {period}</translation>
    </message>
    <message>
        <source>days</source>
        <translation>dagar</translation>
    </message>
    <message>
        <source>the worst {share}</source>
        <translation>de värsta {share}</translation>
    </message>
    <message>
        <source>Worst share of the area, %</source>
        <translation>Värsta delen av ytan, %</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klass</translation>
    </message>
    <message>
        <source>Events that came later</source>
        <translation>Händelser som kom senare</translation>
    </message>
    <message>
        <source>Days apart</source>
        <translation>Dagar emellan</translation>
    </message>
    <message>
        <source>Metres apart</source>
        <translation>Meter emellan</translation>
    </message>
    <message>
        <source>Those six hours hold {here} here and {rest} in the rest of the municipality: no certain difference.</source>
        <translation>De sex timmarna har {here} här och {rest} i resten av kommunen: ingen säker skillnad.</translation>
    </message>
    <message>
        <source>Those six hours hold {here} here but {rest} in the rest of the municipality.</source>
        <translation>De sex timmarna har {here} här men {rest} i resten av kommunen.</translation>
    </message>
    <message>
        <source>Areas are what decisions are made about; cells find places that no area is drawn round.</source>
        <translation>Det är områden man beslutar om. Rutor hittar platser som inget område är ritat runt.</translation>
    </message>
    <message>
        <source>{metres}: some blocks. Smaller cells hold too few events for a pattern.</source>
        <translation>{metres}: några kvarter. Mindre rutor har för få händelser för ett mönster.</translation>
    </message>
    <message>
        <source>w. {week}</source>
        <translation>v. {week}</translation>
    </message>
    <message>
        <source>Passing or a pattern, {days}</source>
        <translation>Tillfälligt eller ett mönster, {days}</translation>
    </message>
    <message>
        <source>Months are calmer, weeks show a sudden beginning sooner.</source>
        <translation>Månader är lugnare, veckor visar tidigare att något börjat.</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Hur många</translation>
    </message>
    <message>
        <source>Counted back from the end of the filter&apos;s period. At least six.</source>
        <translation>Räknat bakåt från slutet av filtrets period. Minst sex.</translation>
    </message>
    <message>
        <source>areas</source>
        <translation>områden</translation>
    </message>
    <message>
        <source>cells</source>
        <translation>rutor</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>Mönster</translation>
    </message>
    <message>
        <source>Steps with more than chance</source>
        <translation>Steg med fler än slumpen</translation>
    </message>
    <message>
        <source>Mann-Kendall z</source>
        <translation>Mann-Kendall z</translation>
    </message>
    <message>
        <source>Mann-Kendall p</source>
        <translation>Mann-Kendall p</translation>
    </message>
    <message>
        <source>months</source>
        <translation>månader</translation>
    </message>
    <message>
        <source>weeks</source>
        <translation>veckor</translation>
    </message>
    <message>
        <source>not certain</source>
        <translation>inte säkert</translation>
    </message>
    <message>
        <source>Most affected places, {period}</source>
        <translation>Mest drabbade platser, {period}</translation>
    </message>
    <message>
        <source>The same in both periods; the heatmap&apos;s own unless you choose another.</source>
        <translation>Densamma i båda perioderna: värmekartans egen om du inte väljer en annan.</translation>
    </message>
    <message>
        <source>Events more per km² and year, {period} against {compare}</source>
        <translation>Fler händelser per km² och år, {period} mot {compare}</translation>
    </message>
    <message>
        <source>Half the heatmap&apos;s bandwidth ({bandwidth}).</source>
        <translation>Halva värmekartans bandbredd ({bandwidth}).</translation>
    </message>
    <message>
        <source>Neighbours within</source>
        <translation>Grannar inom</translation>
    </message>
    <message>
        <source>Cells whose centres lie this near are judged together: the heatmap&apos;s bandwidth.</source>
        <translation>Rutor vars mitt ligger så här nära bedöms tillsammans: värmekartans bandbredd.</translation>
    </message>
    <message>
        <source>Shape</source>
        <translation>Form</translation>
    </message>
    <message>
        <source>Hexagons have neighbours at one distance on all sides.</source>
        <translation>Sexhörningar har grannar på samma avstånd åt alla håll.</translation>
    </message>
    <message>
        <source>Allow for many cells</source>
        <translation>Ta hänsyn till många rutor</translation>
    </message>
    <message>
        <source>Among many cells some stand out by chance; this keeps such false alarms few.</source>
        <translation>Bland många rutor sticker några ut av en slump. Det här håller sådana falska larm få.</translation>
    </message>
    <message>
        <source>hot, {level} %</source>
        <translation>het, {level} %</translation>
    </message>
    <message>
        <source>cold, {level} %</source>
        <translation>kall, {level} %</translation>
    </message>
    <message>
        <source>Hotspots that chance does not explain, {period}</source>
        <translation>Hotspots som slumpen inte förklarar, {period}</translation>
    </message>
    <message>
        <source>squares</source>
        <translation>kvadrater</translation>
    </message>
    <message>
        <source>hexagons</source>
        <translation>sexhörningar</translation>
    </message>
    <message>
        <source>Gi* z</source>
        <translation>Gi* z</translation>
    </message>
    <message>
        <source>p</source>
        <translation>p</translation>
    </message>
    <message>
        <source>Rank</source>
        <translation>Plats i ordning</translation>
    </message>
    <message>
        <source>{count} events in the year before against {own} in the treated area; the months go together by {alike} (1 is wholly)</source>
        <translation>{count} händelser året före mot {own} i åtgärdsområdet; månaderna följs åt till {alike} (1 är helt)</translation>
    </message>
    <message>
        <source>Significant hotspots</source>
        <translation>Signifikanta hotspots</translation>
    </message>
    <message>
        <source>without a place name</source>
        <translation>utan platsnamn</translation>
    </message>
    <message>
        <source>Too few events with an exact place to test for hotspots.</source>
        <translation>För få händelser med exakt plats för att pröva om det finns hotspots.</translation>
    </message>
    <message>
        <source>No cell stands out from chance.</source>
        <translation>Ingen ruta skiljer sig från slumpen.</translation>
    </message>
    <message>
        <source>at</source>
        <translation>vid</translation>
    </message>
    <message>
        <source>{count} insatser</source>
        <translation>{count} insatser</translation>
    </message>
    <message>
        <source>The insats has no polygon yet, so nothing is counted.</source>
        <translation>Insatsen har ingen yta än, så inget räknas.</translation>
    </message>
    <message>
        <source>{observations} here since {day}.</source>
        <translation>{observations} här sedan {day}.</translation>
    </message>
    <message>
        <source>before</source>
        <translation>före</translation>
    </message>
    <message>
        <source>during</source>
        <translation>under</translation>
    </message>
    <message>
        <source>after</source>
        <translation>efter</translation>
    </message>
    <message>
        <source>no polygon</source>
        <translation>ingen yta</translation>
    </message>
    <message>
        <source>No insats here. Begin with “New insats”.</source>
        <translation>Inga insatser här. Börja med ”Ny insats”.</translation>
    </message>
    <message>
        <source>1 insats</source>
        <translation>1 insats</translation>
    </message>
    <message>
        <source>, {count} overdue</source>
        <translation>, {count} försenade</translation>
    </message>
    <message>
        <source>, {count} due within two weeks</source>
        <translation>, {count} ska vara klara inom två veckor</translation>
    </message>
    <message>
        <source>No insats works here.</source>
        <translation>Ingen insats görs här.</translation>
    </message>
    <message>
        <source>Observed: {phases}.</source>
        <translation>Observerat: {phases}.</translation>
    </message>
    <message>
        <source>Without a date of its start nothing can be counted before and after.</source>
        <translation>Utan startdatum kan inget räknas före och efter.</translation>
    </message>
    <message>
        <source>Nothing is reported yet.</source>
        <translation>Inget har rapporterats än.</translation>
    </message>
    <message>
        <source>{told} {first} to {last}</source>
        <translation>{told} {first} till {last}</translation>
    </message>
    <message>
        <source>Who and until when</source>
        <translation>Vem och till när</translation>
    </message>
    <message>
        <source>{percent} % fewer events</source>
        <translation>{percent} % färre händelser</translation>
    </message>
    <message>
        <source>{percent} % more events</source>
        <translation>{percent} % fler händelser</translation>
    </message>
    <message>
        <source>done: {word}</source>
        <translation>genomförd: {word}</translation>
    </message>
    <message>
        <source>The problem</source>
        <translation>Problemet</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Läge</translation>
    </message>
    <message>
        <source>Together with</source>
        <translation>Tillsammans med</translation>
    </message>
    <message>
        <source>Planned end</source>
        <translation>Planerat slut</translation>
    </message>
    <message>
        <source>Countable goal</source>
        <translation>Mål som kan räknas</translation>
    </message>
    <message>
        <source>The insats has not been followed up yet.</source>
        <translation>Insatsen är inte uppföljd ännu.</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Place of the problem</source>
        <translation>Problemets plats</translation>
    </message>
    <message>
        <source>Kinds it answers</source>
        <translation>Typer den svarar på</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>Beslutad</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>Beslut</translation>
    </message>
    <message>
        <source>Cost (SEK)</source>
        <translation>Kostnad (kr)</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Taggar</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Anteckningar</translation>
    </message>
    <message>
        <source>Reason for breaking off</source>
        <translation>Orsak till att den avbryts</translation>
    </message>
    <message>
        <source>Change aimed at (%)</source>
        <translation>Önskad ändring (%)</translation>
    </message>
    <message>
        <source>Counted from</source>
        <translation>Räknas från</translation>
    </message>
    <message>
        <source>Counted to</source>
        <translation>Räknas till</translation>
    </message>
    <message>
        <source>{n} observations of {period} are counted. Not on the map or not counted: {left_out}. An observation without an exact place counts in the areas that hold its own area whole.</source>
        <translation>{n} observationer från {period} är räknade. Inte på kartan eller inte räknade: {left_out}. En observation utan exakt plats räknas i de områden som rymmer hela dess eget område.</translation>
    </message>
    <message>
        <source>Where they come from: {sources}. Reports tell what is seen and reported, not all that happens: more reporters give more reports.</source>
        <translation>Varifrån de kommer: {sources}. Rapporter säger vad som ses och rapporteras, inte allt som händer: fler rapportörer ger fler rapporter.</translation>
    </message>
    <message>
        <source>A change is called worse or better where an exact test of the two counts (conditional Poisson) is below 5 % after control for all that is tested together (Benjamini-Hochberg). Intervals are 95 % and single. Where both counts together are small no test is made: too few.</source>
        <translation>En förändring kallas sämre eller bättre när ett exakt test av de två antalen (betingat Poissontest) ligger under 5 % efter kontroll för allt som prövas samtidigt (Benjamini-Hochberg). Intervallen är 95 % och gäller var för sig. Där båda antalen tillsammans är små görs inget test: för få.</translation>
    </message>
    <message>
        <source>Method and data quality</source>
        <translation>Metod och datakvalitet</translation>
    </message>
    <message>
        <source>{n} observations of {period} are counted; nothing was left out.</source>
        <translation>{n} observationer från {period} är räknade; inget är utelämnat.</translation>
    </message>
    <message>
        <source>There is no earlier period to compare with, so no change is tested.</source>
        <translation>Det finns ingen tidigare period att jämföra med, så ingen förändring är prövad.</translation>
    </message>
    <message>
        <source>Who reports differs between the periods, so part of a change may be due to that.</source>
        <translation>Vilka som rapporterar skiljer sig mellan perioderna, så en del av en förändring kan bero på det.</translation>
    </message>
    <message>
        <source>Month by month</source>
        <translation>Månad för månad</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first} till {last}</translation>
    </message>
    <message>
        <source>Counts as reported; who reports may have changed.</source>
        <translation>Antal som de rapporterats; vilka som rapporterar kan ha ändrats.</translation>
    </message>
    <message>
        <source>the year before</source>
        <translation>året före</translation>
    </message>
    <message>
        <source>Tertial analysis {period}</source>
        <translation>Tertialanalys {period}</translation>
    </message>
    <message>
        <source>The police&apos;s picture</source>
        <translation>Polisens bild</translation>
    </message>
    <message>
        <source>No police reports in the period.</source>
        <translation>Inga polisanmälningar i perioden.</translation>
    </message>
    <message>
        <source>Kinds of event</source>
        <translation>Slag av händelser</translation>
    </message>
    <message>
        <source>Police reports are not among the chosen sources.</source>
        <translation>Polisanmälningar är inte bland de valda källorna.</translation>
    </message>
    <message>
        <source>Consequences</source>
        <translation>Konsekvenser</translation>
    </message>
    <message>
        <source>Week&apos;s picture {period}</source>
        <translation>Veckobild {period}</translation>
    </message>
    <message>
        <source>Year&apos;s summary {period}</source>
        <translation>Årssammanfattning {period}</translation>
    </message>
    <message>
        <source>Plan of measures</source>
        <translation>Åtgärdsplan</translation>
    </message>
    <message>
        <source>Open insatser, the late first, and those done or followed up in {period}. An insats belongs to the areas that its place shares ground with.</source>
        <translation>Öppna insatser, de försenade först, och de som genomförts eller följts upp {period}. En insats hör till de områden som dess plats har mark gemensam med.</translation>
    </message>
    <message>
        <source>For the meeting: {period}</source>
        <translation>Mötesunderlag {period}</translation>
    </message>
    <message>
        <source>There is no open insats to print a sheet of. Enter one, or choose an insats that is closed.</source>
        <translation>Det finns ingen öppen insats att skriva ut ett blad om. Lägg in en, eller välj en insats som är avslutad.</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>slag</translation>
    </message>
    <message>
        <source>now</source>
        <translation>nu</translation>
    </message>
    <message>
        <source>To be written by the municipality: what the crimes have led to for those exposed, for trust and safety, and what they have cost.</source>
        <translation>Skrivs av kommunen: vad brotten har lett till för dem som drabbats, för tillit och trygghet, och vad de har kostat.</translation>
    </message>
    <message>
        <source>{area} {period}</source>
        <translation>{area} {period}</translation>
    </message>
    <message>
        <source>does not stand out</source>
        <translation>sticker inte ut</translation>
    </message>
    <message>
        <source>a pattern</source>
        <translation>ett mönster</translation>
    </message>
    <message>
        <source>passing</source>
        <translation>tillfälligt</translation>
    </message>
    <message>
        <source>too early to say</source>
        <translation>för tidigt att säga</translation>
    </message>
    <message>
        <source>a pattern that weakens</source>
        <translation>ett mönster som avtar</translation>
    </message>
    <message>
        <source>no certain trend</source>
        <translation>ingen säker trend</translation>
    </message>
    <message>
        <source>rising</source>
        <translation>ökar</translation>
    </message>
    <message>
        <source>falling</source>
        <translation>minskar</translation>
    </message>
    <message>
        <source>An area is hot in a month when it holds more than chance would give it, had the month&apos;s events been spread evenly over the areas; trend by Mann-Kendall.</source>
        <translation>Ett område är hett en månad då det har fler händelser än slumpen skulle ge, om månadens händelser var jämnt fördelade över områdena; trend enligt Mann-Kendall.</translation>
    </message>
    <message>
        <source>trend</source>
        <translation>trend</translation>
    </message>
    <message>
        <source>pattern</source>
        <translation>mönster</translation>
    </message>
    <message>
        <source>that is</source>
        <translation>det vill säga</translation>
    </message>
    <message>
        <source>Of the maps, {best} was nearest the truth: its worst {share} of the area held {hits} of the {events} that came later, {pai} times as many as chance would give.</source>
        <translation>Av kartorna kom {best} närmast: dess värsta {share} av ytan hade {hits} av de {events} som kom senare, {pai} gånger så många som slumpen skulle ge.</translation>
    </message>
    <message>
        <source>The difference from the other maps is not certain.</source>
        <translation>Skillnaden mot de andra kartorna är inte säker.</translation>
    </message>
    <message>
        <source>plain counts</source>
        <translation>vanliga antal</translation>
    </message>
    <message>
        <source>heatmap</source>
        <translation>värmekartan</translation>
    </message>
    <message>
        <source>Gi*</source>
        <translation>Gi*</translation>
    </message>
    <message>
        <source>To compare maps some {least} later events with an exact place are needed; there are {count}. Choose a longer period or more kinds.</source>
        <translation>För att jämföra kartor behövs omkring {least} senare händelser med exakt plats. Det finns {count}. Välj en längre period eller fler slag.</translation>
    </message>
    <message>
        <source>Reported events in {municipality}, {period}</source>
        <translation>Rapporterade händelser i {municipality}, {period}</translation>
    </message>
    <message>
        <source>Number of events reported to the municipality&apos;s shared lägesbild by {division} and by kind.</source>
        <translation>Antal händelser som rapporterats till kommunens gemensamma lägesbild, uppdelat på {division} och på slag.</translation>
    </message>
    <message>
        <source>Reports by the municipality&apos;s services, its partners, the police and residents; duplicates are counted once. Reports say where people report, not all that happens.</source>
        <translation>Rapporter från kommunens verksamheter, samverkansparter, polisen och invånare; dubbletter räknas en gång. Rapporter visar var det rapporteras, inte allt som händer.</translation>
    </message>
    <message>
        <source>total</source>
        <translation>totalt</translation>
    </message>
    <message>
        <source>rest</source>
        <translation>övrigt</translation>
    </message>
    <message>
        <source>division</source>
        <translation>indelning</translation>
    </message>
    <message>
        <source>id</source>
        <translation>id</translation>
    </message>
    <message>
        <source>name</source>
        <translation>namn</translation>
    </message>
    <message>
        <source>from_day</source>
        <translation>från_dag</translation>
    </message>
    <message>
        <source>to_day</source>
        <translation>till_dag</translation>
    </message>
    <message>
        <source>count</source>
        <translation>antal</translation>
    </message>
    <message>
        <source>shown_as</source>
        <translation>visas_som</translation>
    </message>
    <message>
        <source>totals</source>
        <translation>summor</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Räknas</translation>
    </message>
    <message>
        <source>Data sheet</source>
        <translation>Datablad</translation>
    </message>
    <message>
        <source>cell</source>
        <translation>ruta</translation>
    </message>
    <message>
        <source>Publisher</source>
        <translation>Utgivare</translation>
    </message>
    <message>
        <source>Published on</source>
        <translation>Utgiven</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Språk</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>Where it comes from</source>
        <translation>Ursprung</translation>
    </message>
    <message>
        <source>What was left out</source>
        <translation>Vad som utelämnats</translation>
    </message>
    <message>
        <source>term</source>
        <translation>term</translation>
    </message>
    <message>
        <source>meaning</source>
        <translation>betydelse</translation>
    </message>
    <message>
        <source>value</source>
        <translation>värde</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licens</translation>
    </message>
    <message>
        <source>{period} has not been published by the same areas, so nothing is compared. Publish it first.</source>
        <translation>{period} har inte publicerats för samma områden, så inget jämförs. Publicera den perioden först.</translation>
    </message>
    <message>
        <source>what was reported {days}</source>
        <translation>det som rapporterats {days}</translation>
    </message>
    <message>
        <source>Fewer than {threshold} events were reported.</source>
        <translation>Färre än {threshold} händelser har rapporterats.</translation>
    </message>
    <message>
        <source>Decided or under way</source>
        <translation>Beslutade eller pågår</translation>
    </message>
    <message>
        <source>Followed up</source>
        <translation>Uppföljda</translation>
    </message>
    <message>
        <source>What is being done</source>
        <translation>Vad som görs</translation>
    </message>
    <message>
        <source>Reports to the municipality&apos;s shared lägesbild, by the areas and days named here; duplicates are counted once. Reports say where people report, not all that happens.</source>
        <translation>Rapporter till kommunens gemensamma lägesbild, för de områden och dagar som nämns här; dubbletter räknas en gång. Rapporter visar var det rapporteras, inte allt som händer.</translation>
    </message>
    <message>
        <source>What was reported</source>
        <translation>Vad som har rapporterats</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Antal</translation>
    </message>
    <message>
        <source>not shown</source>
        <translation>visas inte</translation>
    </message>
    <message>
        <source>fewer than {threshold}</source>
        <translation>färre än {threshold}</translation>
    </message>
    <message>
        <source>at least {count}</source>
        <translation>minst {count}</translation>
    </message>
    <message>
        <source>Left out so that nobody can be pointed out: free text, exact places and times, and single events. Counts below {threshold} are shown as “fewer than {threshold}”.</source>
        <translation>Utelämnat för att ingen ska kunna pekas ut: fritext, exakta platser och tider samt enskilda händelser. Antal under {threshold} visas som ”färre än {threshold}”.</translation>
    </message>
    <message>
        <source>“Not shown” are counts that would let a smaller one be worked out by subtraction.</source>
        <translation>”Visas inte” är antal som skulle göra att ett mindre går att räkna ut genom subtraktion.</translation>
    </message>
    <message>
        <source>The period is the sum of {count} published parts; “at least” where some of them are kept back.</source>
        <translation>Perioden är summan av {count} publicerade delar; ”minst” där någon av dem hålls tillbaka.</translation>
    </message>
    <message>
        <source>Cells with few events are not drawn.</source>
        <translation>Rutor med få händelser ritas inte.</translation>
    </message>
    <message>
        <source>{count} reports in the period.</source>
        <translation>{count} rapporter i perioden.</translation>
    </message>
    <message>
        <source>no exact place</source>
        <translation>ingen exakt plats</translation>
    </message>
    <message>
        <source>What the insatser led to</source>
        <translation>Vad insatserna ledde till</translation>
    </message>
    <message>
        <source>partly</source>
        <translation>delvis</translation>
    </message>
    <message>
        <source>Decided last time</source>
        <translation>Beslutat förra gången</translation>
    </message>
    <message>
        <source>last time: {focus}</source>
        <translation>förra gången: {focus}</translation>
    </message>
    <message>
        <source>Priorities and focus places until next time</source>
        <translation>Prioriteringar och fokusplatser till nästa gång</translation>
    </message>
    <message>
        <source>Decisions on insatser</source>
        <translation>Beslut om insatser</translation>
    </message>
    <message>
        <source>To tell the reporters</source>
        <translation>Återkoppling till rapportörerna</translation>
    </message>
    <message>
        <source>goal</source>
        <translation>mål</translation>
    </message>
    <message>
        <source>type</source>
        <translation>typ</translation>
    </message>
    <message>
        <source>responsible</source>
        <translation>ansvarig</translation>
    </message>
    <message>
        <source>planned end</source>
        <translation>planerat slut</translation>
    </message>
    <message>
        <source>state</source>
        <translation>läge</translation>
    </message>
    <message>
        <source>No insats was followed up in the period.</source>
        <translation>Ingen insats följdes upp i perioden.</translation>
    </message>
    <message>
        <source>decision</source>
        <translation>beslut</translation>
    </message>
    <message>
        <source>done?</source>
        <translation>klart?</translation>
    </message>
    <message>
        <source>Nothing was decided at an earlier meeting.</source>
        <translation>Inget beslutades vid något tidigare möte.</translation>
    </message>
    <message>
        <source>what the numbers say</source>
        <translation>vad siffrorna säger</translation>
    </message>
    <message>
        <source>place</source>
        <translation>plats</translation>
    </message>
    <message>
        <source>who looks after it</source>
        <translation>vem som ser till den</translation>
    </message>
    <message>
        <source>what and where</source>
        <translation>vad och var</translation>
    </message>
    <message>
        <source>end date</source>
        <translation>slutdatum</translation>
    </message>
    <message>
        <source>Without a place on the map</source>
        <translation>Utan plats på kartan</translation>
    </message>
    <message>
        <source>no numbers</source>
        <translation>inga siffror</translation>
    </message>
    <message>
        <source>Import obser&amp;vations…</source>
        <translation>Importera obser&amp;vationer…</translation>
    </message>
    <message>
        <source>Point on the map</source>
        <translation>Punkt på kartan</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Från</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Till</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>This cannot be undone: somebody else has changed the observation since. Both versions are below; nothing was changed. Open the observation to change it.</source>
        <translation>Det går inte att ångra: någon annan har ändrat observationen sedan dess. Båda versionerna visas här; inget har ändrats. Öppna observationen om du vill ändra den.</translation>
    </message>
    <message>
        <source>Somebody else has deleted this observation while you had it open. Save yours as a new one, or close and leave it deleted.</source>
        <translation>Någon annan har tagit bort observationen medan du hade den öppen. Spara din som en ny, eller stäng och låt den vara borttagen.</translation>
    </message>
    <message>
        <source>Somebody else has changed this observation while you had it open. Choose line by line what is right, then save. Nothing is changed until then.</source>
        <translation>Någon annan har ändrat observationen medan du hade den öppen. Välj rad för rad vad som är rätt och spara sedan. Inget ändras förrän dess.</translation>
    </message>
    <message>
        <source>Yours</source>
        <translation>Din version</translation>
    </message>
    <message>
        <source>The other&apos;s</source>
        <translation>Den andras version</translation>
    </message>
    <message>
        <source>Save mine as a &amp;new one</source>
        <translation>Spara min som en &amp;ny</translation>
    </message>
    <message>
        <source>Chosen between two versions</source>
        <translation>Vald mellan två versioner</translation>
    </message>
    <message>
        <source>Map out</source>
        <translation>Kartlägg</translation>
    </message>
    <message>
        <source>Waits to be sent: {what}.</source>
        <translation>Väntar på att skickas: {what}.</translation>
    </message>
    <message>
        <source>Saved: {what}.</source>
        <translation>Sparad: {what}.</translation>
    </message>
    <message>
        <source>What you have written is not saved. Throw it away?</source>
        <translation>Det du har skrivit är inte sparat. Vill du slänga det?</translation>
    </message>
    <message>
        <source>&amp;Throw it away</source>
        <translation>&amp;Släng det</translation>
    </message>
    <message>
        <source>Looking for the same event</source>
        <translation>Letar efter samma händelse</translation>
    </message>
    <message>
        <source>Choose first who reports.</source>
        <translation>Välj först vem som rapporterar.</translation>
    </message>
    <message>
        <source>That week has been reported already.</source>
        <translation>Den veckan är redan rapporterad.</translation>
    </message>
    <message>
        <source>That observation is no longer there.</source>
        <translation>Den observationen finns inte längre.</translation>
    </message>
    <message>
        <source>You are editing: {what}</source>
        <translation>Du redigerar: {what}</translation>
    </message>
    <message>
        <source>Somebody else has changed it since you opened it. It was not deleted.</source>
        <translation>Någon annan har ändrat den sedan du öppnade den. Den togs inte bort.</translation>
    </message>
    <message>
        <source>Splitting a report: write the other event, then save. Both are saved.</source>
        <translation>Rapporten delas: skriv den andra händelsen och spara. Då sparas båda.</translation>
    </message>
    <message>
        <source>Looking for half-written entries</source>
        <translation>Letar efter påbörjade rapporter</translation>
    </message>
    <message>
        <source>Keeping what is written</source>
        <translation>Sparar utkastet</translation>
    </message>
    <message>
        <source>There is a half-written entry from before: “{text}”</source>
        <translation>Det finns en påbörjad rapport sedan tidigare: ”{text}”</translation>
    </message>
    <message>
        <source>There is a half-written entry from before.</source>
        <translation>Det finns en påbörjad rapport sedan tidigare.</translation>
    </message>
    <message>
        <source>no time</source>
        <translation>utan tid</translation>
    </message>
    <message>
        <source>There is no other report nearby within a day of this one.</source>
        <translation>Det finns ingen annan rapport i närheten inom ett dygn från den här.</translation>
    </message>
    <message>
        <source>• Still missing: {words}.</source>
        <translation>• Saknas: {words}.</translation>
    </message>
    <message>
        <source>an entry without kind</source>
        <translation>en rapport utan kategori</translation>
    </message>
    <message>
        <source>what happened</source>
        <translation>vad som hände</translation>
    </message>
    <message>
        <source>where</source>
        <translation>var</translation>
    </message>
    <message>
        <source>when</source>
        <translation>när</translation>
    </message>
    <message>
        <source>a date after 1900</source>
        <translation>ett datum efter 1900</translation>
    </message>
    <message>
        <source>an end after the start</source>
        <translation>en sluttid efter starttiden</translation>
    </message>
    <message>
        <source>a shorter text</source>
        <translation>en kortare text</translation>
    </message>
    <message>
        <source>who reports</source>
        <translation>vem som rapporterar</translation>
    </message>
    <message>
        <source>Text without persons</source>
        <translation>Text utan personer</translation>
    </message>
    <message>
        <source>Who reports</source>
        <translation>Vem rapporterar</translation>
    </message>
    <message>
        <source>choose</source>
        <translation>välj</translation>
    </message>
    <message>
        <source>Type a part of the word</source>
        <translation>Skriv en del av ordet</translation>
    </message>
    <message>
        <source>Choose a place from the list, or point at the map.</source>
        <translation>Välj en plats i listan, eller peka på kartan.</translation>
    </message>
    <message>
        <source>indoors or out?</source>
        <translation>inne eller ute?</translation>
    </message>
    <message>
        <source>outdoors</source>
        <translation>utomhus</translation>
    </message>
    <message>
        <source>indoors</source>
        <translation>inomhus</translation>
    </message>
    <message>
        <source>sort of place?</source>
        <translation>typ av plats?</translation>
    </message>
    <message>
        <source>✓ A point on the map is chosen.</source>
        <translation>✓ En punkt på kartan är vald.</translation>
    </message>
    <message>
        <source>✓ Somewhere in {area}; counted in areas, no point on maps.</source>
        <translation>✓ Någonstans i {area}; räknas i områden, visas inte som punkt.</translation>
    </message>
    <message>
        <source>✓ Somewhere in the municipality; no point on maps.</source>
        <translation>✓ Någonstans i kommunen; visas inte som punkt.</translation>
    </message>
    <message>
        <source>{count} signs left</source>
        <translation>{count} tecken kvar</translation>
    </message>
    <message>
        <source>{count} signs too many</source>
        <translation>{count} tecken för mycket</translation>
    </message>
    <message>
        <source>Is this a person&apos;s name? EST is about places, not persons.</source>
        <translation>Är det här namnet på en person? EST handlar om platser, inte personer.</translation>
    </message>
    <message>
        <source>This planned event has been already. Is the date right?</source>
        <translation>Arrangemanget har redan varit. Stämmer datumet?</translation>
    </message>
    <message>
        <source>This lies in the future. Is the date right?</source>
        <translation>Det här ligger i framtiden. Stämmer datumet?</translation>
    </message>
    <message>
        <source>report</source>
        <translation>rapport</translation>
    </message>
    <message>
        <source>reports</source>
        <translation>rapporter</translation>
    </message>
    <message>
        <source>{reports} waiting to be sent. They are kept on this computer and go off by themselves when the database can be reached.</source>
        <translation>{reports} väntar på att skickas. De ligger på den här datorn och skickas av sig själva när databasen går att nå.</translation>
    </message>
    <message>
        <source>{reports} not taken by the database. Look at it and save it again.</source>
        <translation>{reports} togs inte emot av databasen. Titta på den och spara den igen.</translation>
    </message>
    <message>
        <source>{reports} waiting for another database. They are sent when it is opened.</source>
        <translation>{reports} väntar på en annan databas. De skickas när den öppnas.</translation>
    </message>
    <message>
        <source>{count} rejected rows are saved. Mend them in the file and import it again.</source>
        <translation>{count} avvisade rader är sparade. Rätta dem i filen och importera den igen.</translation>
    </message>
    <message>
        <source>The mapping “{name}” is saved.</source>
        <translation>Kopplingen ”{name}” är sparad.</translation>
    </message>
    <message>
        <source>The source “{name}” is connected. Fetch what is new under Connected sources.</source>
        <translation>Källan ”{name}” är ansluten. Hämta nya under Anslutna källor.</translation>
    </message>
    <message>
        <source>The import is undone: {removed} rows removed, {restored} put back as they were, {kept} kept because somebody has worked on them.</source>
        <translation>Importen är ångrad: {removed} rader borttagna, {restored} återställda, {kept} kvar eftersom någon har arbetat med dem.</translation>
    </message>
    <message>
        <source>The import is done</source>
        <translation>Importen är klar</translation>
    </message>
    <message>
        <source>It can be undone as a whole, under the tab Earlier imports.</source>
        <translation>Den kan ångras som helhet, under fliken Tidigare importer.</translation>
    </message>
    <message>
        <source>choose a kind</source>
        <translation>välj en kategori</translation>
    </message>
    <message>
        <source>can be undone until {when}</source>
        <translation>kan ångras till {when}</translation>
    </message>
    <message>
        <source>No source is connected yet. Import a table once, then choose Save and connect the source in the summary.</source>
        <translation>Ingen källa är ansluten än. Importera en tabell en gång och välj sedan Spara och anslut källan i sammanfattningen.</translation>
    </message>
    <message>
        <source>File or layer</source>
        <translation>Fil eller lager</translation>
    </message>
    <message>
        <source>Mapping</source>
        <translation>Kartläggning</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nya</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Ändrade</translation>
    </message>
    <message>
        <source>There already</source>
        <translation>Fanns redan</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Avvisade</translation>
    </message>
    <message>
        <source>undone {when}</source>
        <translation>ångrad {when}</translation>
    </message>
    <message>
        <source>too late to undo</source>
        <translation>kan inte längre ångras</translation>
    </message>
    <message>
        <source>Undo the import</source>
        <translation>Ångra importen</translation>
    </message>
    <message>
        <source>Take back the import of “{file}”? {imported} new rows are removed and {updated} changed rows are put back as they were. Rows that somebody has worked on since stay.</source>
        <translation>Ångra importen av ”{file}”? {imported} nya rader tas bort och {updated} ändrade rader blir som de var. Rader som någon har arbetat med sedan dess är kvar.</translation>
    </message>
    <message>
        <source>&amp;Undo the import</source>
        <translation>Ån&amp;gra importen</translation>
    </message>
    <message>
        <source>An import can be undone as a whole for {days} days. Rows that somebody has worked on since stay as they are.</source>
        <translation>En import kan ångras som helhet i {days} dagar. Rader som någon har arbetat med sedan dess blir kvar som de är.</translation>
    </message>
    <message>
        <source>Nothing has been imported yet.</source>
        <translation>Inget har importerats än.</translation>
    </message>
    <message>
        <source>{file} rejected rows.csv</source>
        <translation>{file} avvisade rader.csv</translation>
    </message>
    <message>
        <source>All rows</source>
        <translation>Alla rader</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Personuppgifter</translation>
    </message>
    <message>
        <source>How exact</source>
        <translation>Hur exakt</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolumn</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Orsak</translation>
    </message>
    <message>
        <source>Save the rejected rows</source>
        <translation>Spara de avvisade raderna</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>ändrad</translation>
    </message>
    <message>
        <source>If you import now: {what}</source>
        <translation>Om du importerar nu: {what}</translation>
    </message>
    <message>
        <source>Step 1 of 5: the table</source>
        <translation>Steg 1 av 5: tabellen</translation>
    </message>
    <message>
        <source>Choose a table in a file (CSV, Excel, ODS) or a layer. Nothing is imported yet.</source>
        <translation>Välj en tabell i en fil (CSV, Excel, ODS) eller ett lager. Inget importeras än.</translation>
    </message>
    <message>
        <source>Step 2 of 5: what the columns are</source>
        <translation>Steg 2 av 5: vad kolumnerna är</translation>
    </message>
    <message>
        <source>Check that what, where and when were recognised, and that the points lie right.</source>
        <translation>Se efter att vad, var och när kändes igen, och att punkterna ligger rätt.</translation>
    </message>
    <message>
        <source>Step 3 of 5: kinds that are not known</source>
        <translation>Steg 3 av 5: kategorier som inte är kända</translation>
    </message>
    <message>
        <source>Say once what these kinds mean with you; it is remembered. Rows of kinds that are not decided are rejected.</source>
        <translation>Ange en gång vad de här kategorierna betyder hos er; det blir ihågkommet. Rader vars kategori inte är bestämd avvisas.</translation>
    </message>
    <message>
        <source>Step 4 of 5: personal data</source>
        <translation>Steg 4 av 5: personuppgifter</translation>
    </message>
    <message>
        <source>What is marked looks like personal data. Names cannot be found reliably, so read the texts too. Rows that are not decided are rejected.</source>
        <translation>Det markerade ser ut som personuppgifter. Namn går inte säkert att hitta, så läs texterna också. Rader som inte är bestämda avvisas.</translation>
    </message>
    <message>
        <source>Step 5 of 5: what will happen</source>
        <translation>Steg 5 av 5: vad som kommer att hända</translation>
    </message>
    <message>
        <source>Nothing is imported yet. Afterwards the import can be undone as a whole.</source>
        <translation>Inget är importerat än. Efteråt kan importen ångras som helhet.</translation>
    </message>
    <message>
        <source>The mapping “{profile}” reads columns that “{table}” does not have: {missing}. Nothing was imported. The table has: {columns}. Change the mapping, or the headings of the table.</source>
        <translation>Kopplingen ”{profile}” läser kolumner som ”{table}” inte har: {missing}. Inget hämtades in. Tabellen har: {columns}. Ändra kopplingen eller rubrikerna i tabellen.</translation>
    </message>
    <message>
        <source>There is no mapping called “{name}”. Nothing of “{table}” was imported. There are: {names}.</source>
        <translation>Det finns ingen koppling som heter ”{name}”. Inget ur ”{table}” hämtades in. Det finns: {names}.</translation>
    </message>
    <message>
        <source>Public counts are written as {endings}, not as “{ending}”. Choose another file name.</source>
        <translation>Offentliga antal skrivs som {endings}, inte som ”{ending}”. Välj ett annat filnamn.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Nothing was published. Choose another place.</source>
        <translation>Mappen {folder} finns inte. Inget publicerades. Välj en annan plats.</translation>
    </message>
    <message>
        <source>The public counts could not be written to {path}. They are recorded as published all the same: choose another place and run again, the numbers stay as they are.</source>
        <translation>De offentliga antalen kunde inte skrivas till {path}. De är ändå antecknade som publicerade: välj en annan plats och kör igen, talen förblir desamma.</translation>
    </message>
    <message>
        <source>Nothing is selected in the layer “{layer}”. Select one or more objects on the map and try again.</source>
        <translation>Inget är markerat i lagret ”{layer}”. Markera ett eller flera objekt på kartan och försök igen.</translation>
    </message>
    <message>
        <source>{count} objects are selected; at most {most} can be taken. Select fewer.</source>
        <translation>{count} objekt är markerade; högst {most} kan tas. Markera färre.</translation>
    </message>
    <message>
        <source>What is selected in “{layer}” has no shape. Nothing was changed; select others.</source>
        <translation>Det som är markerat i ”{layer}” har ingen form. Inget ändrades; markera andra.</translation>
    </message>
    <message>
        <source>A shape lies where the database&apos;s coordinate system cannot be used. Nothing was changed; check the coordinate system of the layer.</source>
        <translation>En form ligger där databasens koordinatsystem inte kan användas. Inget ändrades; kontrollera lagrets koordinatsystem.</translation>
    </message>
    <message>
        <source>The layer “{layer}” holds points or lines, and an insats stands on polygons. Make a buffer round them in Surroundings and take that.</source>
        <translation>Lagret ”{layer}” har punkter eller linjer, och en insats står på ytor. Gör ett närområde runt dem i Närområde och ta det.</translation>
    </message>
    <message>
        <source>No events in these months.</source>
        <translation>Inga händelser de här månaderna.</translation>
    </message>
    <message>
        <source>New reports</source>
        <translation>Nya rapporter</translation>
    </message>
    <message>
        <source>Nothing was reported in the period.</source>
        <translation>Inget rapporterades i perioden.</translation>
    </message>
    <message>
        <source>{times} times the mean</source>
        <translation>{times} gånger medelvärdet</translation>
    </message>
    <message>
        <source>{count} hotspots hold {held} of {events} on {area} km²; most at {name} ({most}).</source>
        <translation>{count} hotspots har {held} av {events} på {area} km², flest vid {name} ({most}).</translation>
    </message>
    <message>
        <source>Hotspots as areas</source>
        <translation>Hotspots som ytor</translation>
    </message>
    <message>
        <source>The smallest area that holds so many of the events, or where the density is so many times its mean.</source>
        <translation>Den minsta yta som har så stor del av händelserna, eller där tätheten är så många gånger medelvärdet.</translation>
    </message>
    <message>
        <source>Hotspots ({rule}), {period}</source>
        <translation>Hotspots ({rule}), {period}</translation>
    </message>
    <message>
        <source>{share} of the events</source>
        <translation>{share} av händelserna</translation>
    </message>
    <message>
        <source>{events}, and nowhere at least {least} of them close together.</source>
        <translation>{events}, och ingenstans minst {least} av dem tätt ihop.</translation>
    </message>
    <message>
        <source>Share of all</source>
        <translation>Andel av alla</translation>
    </message>
    <message>
        <source>km²</source>
        <translation>km²</translation>
    </message>
    <message>
        <source>{count} observations are linked to it.</source>
        <translation>{count} observationer är kopplade till den.</translation>
    </message>
    <message>
        <source>This looks like personal data: {words}. EST is about places, never persons. Take it away, unless you are sure. Names are not found by the program.</source>
        <translation>Detta ser ut som personuppgifter: {words}. EST handlar om platser, aldrig om personer. Ta bort det om du inte är säker. Namn hittar programmet inte.</translation>
    </message>
    <message>
        <source>No single observation is linked; the kinds above are what it answers.</source>
        <translation>Ingen enskild observation är kopplad; typerna ovan är vad den svarar på.</translation>
    </message>
    <message>
        <source>1 observation is linked to it.</source>
        <translation>1 observation är kopplad till den.</translation>
    </message>
    <message>
        <source>Give the insats a title.</source>
        <translation>Ge insatsen en titel.</translation>
    </message>
    <message>
        <source>It is to be done before it begins. Change one of the dates.</source>
        <translation>Den ska vara klar innan den börjar. Ändra ett av datumen.</translation>
    </message>
    <message>
        <source>It was done before it began. Change one of the dates.</source>
        <translation>Den blev genomförd innan den började. Ändra ett av datumen.</translation>
    </message>
    <message>
        <source>The goal&apos;s days end before they begin. Change one of the dates.</source>
        <translation>Målets dagar slutar innan de börjar. Ändra ett av datumen.</translation>
    </message>
    <message>
        <source>Say why the insats is broken off.</source>
        <translation>Säg varför insatsen avbryts.</translation>
    </message>
    <message>
        <source>The analysis “{title}” was kept in a way that this version cannot read. It is unchanged; ask the question anew.</source>
        <translation>Analysen ”{title}” är sparad på ett sätt som den här versionen inte kan läsa. Den är oförändrad. Ställ frågan på nytt.</translation>
    </message>
    <message>
        <source>Deleted: {what}.</source>
        <translation>Borttagen: {what}.</translation>
    </message>
    <message>
        <source>Undone: {what}.</source>
        <translation>Ångrad: {what}.</translation>
    </message>
    <message>
        <source>Not undone, because somebody else has changed it: {what}.</source>
        <translation>Inte ångrad, eftersom någon annan har ändrat den: {what}.</translation>
    </message>
    <message>
        <source>{reports} sent that had waited.</source>
        <translation>{reports} som väntade är nu skickade.</translation>
    </message>
    <message>
        <source>Undo: {what}</source>
        <translation>Ångra: {what}</translation>
    </message>
    <message>
        <source>Reading kinds and organisations</source>
        <translation>Läser kategorier och verksamheter</translation>
    </message>
    <message>
        <source>Reading names of places</source>
        <translation>Läser namn på platser</translation>
    </message>
    <message>
        <source>Your municipality has no kind for weeks without events.</source>
        <translation>Kommunen har ingen kategori för veckor utan händelser.</translation>
    </message>
    <message>
        <source>⚠ Looks like {words}. EST is about places, not persons.</source>
        <translation>⚠ Ser ut som {words}. EST handlar om platser, inte personer.</translation>
    </message>
    <message>
        <source>Nothing is selected. Choose a layer, select one or more objects on the map and try again.</source>
        <translation>Inget är markerat. Välj ett lager, markera ett eller flera objekt på kartan och försök igen.</translation>
    </message>
    <message>
        <source>report in the list</source>
        <translation>rapport i listan</translation>
    </message>
    <message>
        <source>significant hotspot</source>
        <translation>signifikant hotspot</translation>
    </message>
    <message>
        <source>Consequences of the crimes</source>
        <translation>Brottens konsekvenser</translation>
    </message>
    <message>
        <source>Other information</source>
        <translation>Annan information</translation>
    </message>
    <message>
        <source>Analysis</source>
        <translation>Analys</translation>
    </message>
    <message>
        <source>Measures and what came of them</source>
        <translation>Åtgärder och vad det blev av dem</translation>
    </message>
    <message>
        <source>not said</source>
        <translation>inte angivet</translation>
    </message>
    <message>
        <source>yes, as decided</source>
        <translation>ja, som beslutat</translation>
    </message>
    <message>
        <source>Reported events per km² and year</source>
        <translation>Händelser per km² och år</translation>
    </message>
    <message>
        <source>number not shown</source>
        <translation>antal visas inte</translation>
    </message>
    <message>
        <source>This sheet shows single events, places or measures and is for the group only, so it cannot be public. Choose one of: {sheets}.</source>
        <translation>Det här bladet visar enskilda händelser, platser eller insatser och är bara för gruppen, så det kan inte vara offentligt. Välj ett av: {sheets}.</translation>
    </message>
    <message>
        <source>A public sheet is about all kinds, sources and areas of a period. Several choices of the same days would let small numbers be worked out by subtraction. Take the other choices away.</source>
        <translation>Ett offentligt blad gäller alla slag, källor och områden under en period. Flera urval av samma dagar skulle göra att små antal går att räkna ut genom subtraktion. Ta bort de andra valen.</translation>
    </message>
    <message>
        <source>by cell; cells with few events are not drawn</source>
        <translation>per ruta; rutor med få händelser ritas inte</translation>
    </message>
    <message>
        <source>by area, of those that are shown</source>
        <translation>per område, av dem som visas</translation>
    </message>
    <message>
        <source>What is not shown</source>
        <translation>Vad som inte visas</translation>
    </message>
    <message>
        <source>Passing or a pa&amp;ttern?</source>
        <translation>&amp;Tillfälligt eller mönster?</translation>
    </message>
    <message>
        <source>Is it a hotspot, or chance? (&amp;Gi*)</source>
        <translation>Hotspot eller slump? (&amp;Gi*)</translation>
    </message>
    <message>
        <source>Where has it become &amp;denser?</source>
        <translation>Var har det blivit tä&amp;tare?</translation>
    </message>
    <message>
        <source>Does it happen again near&amp;by?</source>
        <translation>Händer det igen i nä&amp;rheten?</translation>
    </message>
    <message>
        <source>Which map is right most o&amp;ften?</source>
        <translation>Vilken karta trä&amp;ffar bäst?</translation>
    </message>
    <message>
        <source>M&amp;ove</source>
        <translation>Fl&amp;ytta</translation>
    </message>
    <message>
        <source>P&amp;oint</source>
        <translation>P&amp;eka</translation>
    </message>
    <message>
        <source>Follow-up: {title}</source>
        <translation>Uppföljning: {title}</translation>
    </message>
    <message>
        <source>Looking at what there was before</source>
        <translation>Ser efter hur det var före</translation>
    </message>
    <message>
        <source>Following up</source>
        <translation>Följer upp</translation>
    </message>
    <message>
        <source>The linked control areas</source>
        <translation>De kopplade kontrollområdena</translation>
    </message>
    <message>
        <source>linked polygon</source>
        <translation>kopplad yta</translation>
    </message>
    <message>
        <source>Without a control area nothing can be said. Choose one below.</source>
        <translation>Utan kontrollområde kan inget sägas. Välj ett nedan.</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Efter</translation>
    </message>
    <message>
        <source>Role of {name}</source>
        <translation>Roll för {name}</translation>
    </message>
    <message>
        <source>Polygon</source>
        <translation>Yta</translation>
    </message>
    <message>
        <source>&amp;Draw on the map</source>
        <translation>&amp;Rita på kartan</translation>
    </message>
    <message>
        <source>&amp;Point at an area on the map</source>
        <translation>&amp;Peka på ett område på kartan</translation>
    </message>
    <message>
        <source>Take what is &amp;selected in the layer</source>
        <translation>Ta det som är &amp;markerat i lagret</translation>
    </message>
    <message>
        <source>Take the &amp;surroundings that are shown</source>
        <translation>Ta det &amp;närområde som visas</translation>
    </message>
    <message>
        <source>“{title}” was changed by somebody else while you worked on it. Nothing of yours is saved yet. Here is what differs:</source>
        <translation>”{title}” ändrades av någon annan medan du arbetade med den. Inget av ditt är sparat än. Det här skiljer:</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Vad som skiljer</translation>
    </message>
    <message>
        <source>Save &amp;mine over theirs</source>
        <translation>Spara &amp;min över deras</translation>
    </message>
    <message>
        <source>Keep &amp;theirs</source>
        <translation>Behåll &amp;deras</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Fält</translation>
    </message>
    <message>
        <source>Theirs, saved now</source>
        <translation>Deras, sparat nu</translation>
    </message>
    <message>
        <source>none chosen</source>
        <translation>ingen vald</translation>
    </message>
    <message>
        <source>New insats</source>
        <translation>Ny insats</translation>
    </message>
    <message>
        <source>Edit the insats</source>
        <translation>Redigera insatsen</translation>
    </message>
    <message>
        <source>Winter (Dec–Feb)</source>
        <translation>Vinter (dec–feb)</translation>
    </message>
    <message>
        <source>Spring (Mar–May)</source>
        <translation>Vår (mars–maj)</translation>
    </message>
    <message>
        <source>Summer (Jun–Aug)</source>
        <translation>Sommar (juni–aug)</translation>
    </message>
    <message>
        <source>Autumn (Sep–Nov)</source>
        <translation>Höst (sep–nov)</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>Här</translation>
    </message>
    <message>
        <source>The rest of the municipality</source>
        <translation>Resten av kommunen</translation>
    </message>
    <message>
        <source>Hotspot</source>
        <translation>Hotspot</translation>
    </message>
    <message>
        <source>Month and season</source>
        <translation>Månad och årstid</translation>
    </message>
    <message>
        <source>Per 1,000</source>
        <translation>Per 1 000</translation>
    </message>
    <message>
        <source>New: more than chance lately, never before.</source>
        <translation>Nytt: fler än slumpen på sistone, aldrig förr.</translation>
    </message>
    <message>
        <source>Intensifying: more than chance before and lately, and surely rising.</source>
        <translation>Tilltagande: fler än slumpen förr och på sistone, och säkert stigande.</translation>
    </message>
    <message>
        <source>Persistent: more than chance before and lately, in at least half of the steps.</source>
        <translation>Bestående: fler än slumpen förr och på sistone, i minst hälften av stegen.</translation>
    </message>
    <message>
        <source>Diminishing: more than chance before and lately, but surely falling.</source>
        <translation>Avtagande: fler än slumpen förr och på sistone, men säkert fallande.</translation>
    </message>
    <message>
        <source>Sporadic: more than chance before and lately, but seldom.</source>
        <translation>Sporadiskt: fler än slumpen förr och på sistone, men sällan.</translation>
    </message>
    <message>
        <source>Historical: more than chance before, not lately.</source>
        <translation>Historiskt: fler än slumpen förr, inte på sistone.</translation>
    </message>
    <message>
        <source>None: never more than chance would give.</source>
        <translation>Inget: aldrig fler än slumpen skulle ge.</translation>
    </message>
    <message>
        <source>Gi* z {z}, p {p}, adjusted p {adjusted}</source>
        <translation>Gi* z {z}, p {p}, justerat p {adjusted}</translation>
    </message>
    <message>
        <source>More than chance in {hot} of {steps} steps; trend z {z} (p {p}). {meaning}</source>
        <translation>Fler än slumpen i {hot} av {steps} steg; trend z {z} (p {p}). {meaning}</translation>
    </message>
    <message>
        <source>Ratio</source>
        <translation>Kvot</translation>
    </message>
    <message>
        <source>At {share} of the area: {low} to {high} of the events with 95 % certainty</source>
        <translation>Vid {share} av ytan: {low} till {high} av händelserna med 95 % säkerhet</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Karta</translation>
    </message>
    <message>
        <source>PAI</source>
        <translation>PAI</translation>
    </message>
    <message>
        <source>Se&amp;ttings</source>
        <translation>&amp;Inställningar</translation>
    </message>
    <message>
        <source>Open a database first; its settings are kept in it.</source>
        <translation>Öppna en databas först; inställningarna finns i den.</translation>
    </message>
    <message>
        <source>The settings are saved, for everyone.</source>
        <translation>Inställningarna är sparade, för alla.</translation>
    </message>
    <message>
        <source>{title}, comparison</source>
        <translation>{title}, jämförelse</translation>
    </message>
    <message>
        <source>The insats is no longer there: somebody has deleted it. Nothing was saved.</source>
        <translation>Insatsen finns inte längre: någon har tagit bort den. Inget sparades.</translation>
    </message>
    <message>
        <source>What was drawn or selected has no surface, so nothing can be counted in it. Nothing was saved; draw a polygon.</source>
        <translation>Det som ritades eller markerades har ingen yta, så inget kan räknas i det. Inget sparades; rita en yta.</translation>
    </message>
    <message>
        <source>{old} has been split or merged since, into {new}. Should the insats stand on the new polygons?</source>
        <translation>{old} har sedan dess delats eller slagits ihop, till {new}. Ska insatsen stå på de nya ytorna?</translation>
    </message>
    <message>
        <source>The area is no longer there: somebody has deleted it.</source>
        <translation>Området finns inte längre: någon har tagit bort det.</translation>
    </message>
    <message>
        <source>There is no area here. Point at a polygon on the map, or draw one.</source>
        <translation>Här finns inget område. Peka på en yta på kartan, eller rita en.</translation>
    </message>
    <message>
        <source>begins {day}</source>
        <translation>börjar {day}</translation>
    </message>
    <message>
        <source>to be done by {day}</source>
        <translation>klar senast {day}</translation>
    </message>
    <message>
        <source>No two reports look like one event.</source>
        <translation>Inga två rapporter ser ut att vara samma händelse.</translation>
    </message>
    <message>
        <source>Would count no more</source>
        <translation>Räknas inte längre</translation>
    </message>
    <message>
        <source>Apart</source>
        <translation>Avstånd</translation>
    </message>
    <message>
        <source>Likely the same event</source>
        <translation>Troligen samma händelse</translation>
    </message>
    <message>
        <source>No reports are linked.</source>
        <translation>Inga rapporter är länkade.</translation>
    </message>
    <message>
        <source>Linked</source>
        <translation>Länkade</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>ingen än</translation>
    </message>
    <message>
        <source>No open fault is known.</source>
        <translation>Inget öppet fel är känt.</translation>
    </message>
    <message>
        <source>{count} reports</source>
        <translation>{count} rapporter</translation>
    </message>
    <message>
        <source>Have reported</source>
        <translation>Har rapporterat</translation>
    </message>
    <message>
        <source>{have} of {all}</source>
        <translation>{have} av {all}</translation>
    </message>
    <message>
        <source>New since {day}</source>
        <translation>Nytt sedan {day}</translation>
    </message>
    <message>
        <source>Planned events</source>
        <translation>Kommande arrangemang</translation>
    </message>
    <message>
        <source>Open faults</source>
        <translation>Öppna fel</translation>
    </message>
    <message>
        <source>Every report has been reviewed.</source>
        <translation>Alla rapporter är granskade.</translation>
    </message>
    <message>
        <source>To review</source>
        <translation>Att granska</translation>
    </message>
    <message>
        <source>has not reported</source>
        <translation>har inte rapporterat</translation>
    </message>
    <message>
        <source>1 report</source>
        <translation>1 rapport</translation>
    </message>
    <message>
        <source>The week</source>
        <translation>Veckan</translation>
    </message>
    <message>
        <source>Last {weeks} weeks</source>
        <translation>Senaste {weeks} veckorna</translation>
    </message>
    <message>
        <source>Of these, lacking place or time</source>
        <translation>Av dem utan plats eller tid</translation>
    </message>
    <message>
        <source>Of the new ones: {list}.</source>
        <translation>Av de nya: {list}.</translation>
    </message>
    <message>
        <source>All new ones have both place and time.</source>
        <translation>Alla nya har både plats och tid.</translation>
    </message>
    <message>
        <source>{weeks} of {all}</source>
        <translation>{weeks} av {all}</translation>
    </message>
    <message>
        <source>point on the map</source>
        <translation>punkt på kartan</translation>
    </message>
    <message>
        <source>no place</source>
        <translation>utan plats</translation>
    </message>
    <message>
        <source>of unknown source {count}</source>
        <translation>utan känd källa {count}</translation>
    </message>
    <message>
        <source>By source: {list}.</source>
        <translation>Per källa: {list}.</translation>
    </message>
    <message>
        <source>The list shows the first {count}.</source>
        <translation>Listan visar de första {count}.</translation>
    </message>
    <message>
        <source>Saved among the earlier analyses: {title}</source>
        <translation>Sparad bland tidigare analyser: {title}</translation>
    </message>
    <message>
        <source>School hours</source>
        <translation>Skoltid</translation>
    </message>
    <message>
        <source>After school</source>
        <translation>Efter skoltid</translation>
    </message>
    <message>
        <source>Evenings</source>
        <translation>Kvällar</translation>
    </message>
    <message>
        <source>Nights</source>
        <translation>Nätter</translation>
    </message>
    <message>
        <source>Weekend nights</source>
        <translation>Helgnätter</translation>
    </message>
    <message>
        <source>Office hours</source>
        <translation>Kontorstid</translation>
    </message>
    <message>
        <source>All hours</source>
        <translation>Alla tider</translation>
    </message>
    <message>
        <source>Own hours</source>
        <translation>Egna tider</translation>
    </message>
    <message>
        <source>{name} ({hours})</source>
        <translation>{name} ({hours})</translation>
    </message>
    <message>
        <source>Looking at the chosen row</source>
        <translation>Tittar på vald rad</translation>
    </message>
    <message>
        <source>{name}: {events} in the week</source>
        <translation>{name}: {events} över veckan</translation>
    </message>
    <message>
        <source>The map&apos;s coordinate system does not reach there.</source>
        <translation>Kartans koordinatsystem når inte dit.</translation>
    </message>
    <message>
        <source>Reading earlier analyses</source>
        <translation>Läser tidigare analyser</translation>
    </message>
    <message>
        <source>Saving the analysis</source>
        <translation>Sparar analysen</translation>
    </message>
    <message>
        <source>Removing the analysis</source>
        <translation>Tar bort analysen</translation>
    </message>
    <message>
        <source>This analysis cannot be read by this version.</source>
        <translation>Den här versionen kan inte läsa analysen.</translation>
    </message>
    <message>
        <source>{explanation} From {low} to {high}.</source>
        <translation>{explanation} Från {low} till {high}.</translation>
    </message>
    <message>
        <source>As s&amp;uggested</source>
        <translation>Enligt fö&amp;rslag</translation>
    </message>
    <message>
        <source>Edit the observation</source>
        <translation>Redigera observationen</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Ån&amp;gra</translation>
    </message>
    <message>
        <source>&amp;Delete the insats</source>
        <translation>&amp;Ta bort insatsen</translation>
    </message>
    <message>
        <source>Reading the insatser</source>
        <translation>Läser insatserna</translation>
    </message>
    <message>
        <source>Reading the insats</source>
        <translation>Läser insatsen</translation>
    </message>
    <message>
        <source>step of “{title}”</source>
        <translation>steget för ”{title}”</translation>
    </message>
    <message>
        <source>Reading what there is to choose among</source>
        <translation>Läser vad det finns att välja på</translation>
    </message>
    <message>
        <source>“{title}”</source>
        <translation>”{title}”</translation>
    </message>
    <message>
        <source>deletion of “{title}”</source>
        <translation>borttagningen av ”{title}”</translation>
    </message>
    <message>
        <source>the follow-up</source>
        <translation>uppföljningen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öppna insatser</translation>
    </message>
    <message>
        <source>To follow up</source>
        <translation>Att följa upp</translation>
    </message>
    <message>
        <source>&amp;Undo {what}</source>
        <translation>&amp;Ångra {what}</translation>
    </message>
    <message>
        <source>polygons of “{title}”</source>
        <translation>ytorna för ”{title}”</translation>
    </message>
    <message>
        <source>There is no area here that is not linked already. Point at another, or draw one.</source>
        <translation>Här finns inget område som inte redan är kopplat. Peka på ett annat, eller rita ett.</translation>
    </message>
    <message>
        <source>No observation is selected. Choose the layer of observations, select some on the map with QGIS&apos;s tools and click again.</source>
        <translation>Ingen observation är markerad. Välj observationernas lager, markera några på kartan med QGIS verktyg och klicka igen.</translation>
    </message>
    <message>
        <source>{count} observations are selected; an insats answers at most {most} single ones. Select fewer, or choose kinds and an area instead.</source>
        <translation>{count} observationer är markerade; en insats svarar på högst {most} enskilda. Markera färre, eller välj typer och ett område i stället.</translation>
    </message>
    <message>
        <source>Looking at the place</source>
        <translation>Tittar på platsen</translation>
    </message>
    <message>
        <source>It cannot be told which area, kind and period the numbers of “{table}” are for; its columns are: {columns}. Nothing was imported. Name the columns Område, Kategori, Period and Antal, or tell what is missing for the whole table.</source>
        <translation>Det går inte att se vilket område, slag och vilken period siffrorna i ”{table}” gäller; kolumnerna är: {columns}. Inget hämtades in. Kalla kolumnerna Område, Kategori, Period och Antal, eller ange det som saknas för hela tabellen.</translation>
    </message>
    <message>
        <source>Places for an observation</source>
        <translation>Platser för en observation</translation>
    </message>
    <message>
        <source>Kinds, largest change in the wrong direction first</source>
        <translation>Slag, störst förändring i fel riktning först</translation>
    </message>
    <message>
        <source>Kinds in the area</source>
        <translation>Slag i området</translation>
    </message>
    <message>
        <source>kind in the wrong direction</source>
        <translation>slag i fel riktning</translation>
    </message>
    <message>
        <source>kinds in the wrong direction</source>
        <translation>slag i fel riktning</translation>
    </message>
    <message>
        <source>{reported} of {expected} have reported.</source>
        <translation>{reported} av {expected} har rapporterat.</translation>
    </message>
    <message>
        <source>{title}: at most {most}, at least {least} a step.</source>
        <translation>{title}: som mest {most}, som minst {least} per steg.</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>Sammanfattning</translation>
    </message>
    <message>
        <source>at least {low}</source>
        <translation>minst {low}</translation>
    </message>
    <message>
        <source>Who has reported</source>
        <translation>Vilka som har rapporterat</translation>
    </message>
    <message>
        <source>Key figures</source>
        <translation>Nyckeltal</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr</translation>
    </message>
    <message>
        <source>Sign</source>
        <translation>Tecken</translation>
    </message>
    <message>
        <source>The numbers by month</source>
        <translation>Talen månad för månad</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dag</translation>
    </message>
    <message>
        <source>Not yet:</source>
        <translation>Inte än:</translation>
    </message>
    <message>
        <source>Map of {place}, {period}. What it shows stands in the tables of this page.</source>
        <translation>Karta över {place}, {period}. Det den visar står i sidans tabeller.</translation>
    </message>
    <message>
        <source>To the content</source>
        <translation>Till innehållet</translation>
    </message>
    <message>
        <source>The page could not be written to {path}. Choose another folder or close the file.</source>
        <translation>Sidan kunde inte skrivas till {path}. Välj en annan mapp eller stäng filen.</translation>
    </message>
    <message>
        <source>These two cannot be linked: each would stand for the other. Nothing was saved. Undo the link that is there first.</source>
        <translation>De två kan inte länkas: var och en skulle stå för den andra. Inget sparades. Lös upp länken som redan finns först.</translation>
    </message>
    <message>
        <source>The numbers of this sheet were kept by another version of the plugin and cannot be read. Print the sheet anew from its period instead.</source>
        <translation>Bladets siffror sparades av en annan version av tillägget och går inte att läsa. Skriv i stället ut bladet på nytt från dess period.</translation>
    </message>
    <message>
        <source>There is no kept sheet “{uuid}” in the database. Print it anew.</source>
        <translation>Det finns inget sparat blad ”{uuid}” i databasen. Skriv ut det på nytt.</translation>
    </message>
    <message>
        <source>The recipe of this sheet cannot be read any more. Print the sheet anew from its period instead.</source>
        <translation>Bladets recept går inte längre att läsa. Skriv i stället ut bladet på nytt från dess period.</translation>
    </message>
    <message>
        <source>within {high}</source>
        <translation>inom {high}</translation>
    </message>
    <message>
        <source>Computed in {crs}: {distance} there is {error} m from true on the ground.</source>
        <translation>Räknat i {crs}: {distance} där är {error} m från det sanna på marken.</translation>
    </message>
    <message>
        <source>There is no area of the kind municipality, so density is compared with the ground round all events. Import the municipality&apos;s border for a better measure.</source>
        <translation>Det finns inget område av slaget kommun, så tätheten jämförs med marken runt alla händelser. Importera kommungränsen för ett bättre mått.</translation>
    </message>
    <message>
        <source>An event near several objects counts at each of them.</source>
        <translation>En händelse nära flera objekt räknas vid vart och ett.</translation>
    </message>
    <message>
        <source>{low}–{high}</source>
        <translation>{low}–{high}</translation>
    </message>
    <message>
        <source>all {count} together</source>
        <translation>alla {count} tillsammans</translation>
    </message>
    <message>
        <source>object {number}</source>
        <translation>objekt {number}</translation>
    </message>
    <message>
        <source>{count} events outside the municipality take no part; rings are cut at its border.</source>
        <translation>{count} händelser utanför kommunen räknas inte; ringarna skärs vid dess gräns.</translation>
    </message>
    <message>
        <source>Density is compared with the whole municipality.</source>
        <translation>Tätheten jämförs med hela kommunen.</translation>
    </message>
    <message>
        <source>The distances “{text}” cannot be read. Write metres above 0 with commas between, such as 50, 100, 250.</source>
        <translation>Avstånden ”{text}” går inte att läsa. Skriv meter över 0 med komma mellan, till exempel 50, 100, 250.</translation>
    </message>
    <message>
        <source>Choose what the surroundings are round: draw it or take a selection.</source>
        <translation>Välj vad närområdet ska ligga runt: rita det eller ta det som är markerat.</translation>
    </message>
    <message>
        <source>{count} of the objects have no place that can be computed with. Choose others, or check the layer&apos;s coordinate system.</source>
        <translation>{count} av objekten har ingen plats att räkna med. Välj andra, eller kontrollera lagrets koordinatsystem.</translation>
    </message>
    <message>
        <source>{thing}, {ring}: {count} events on {area} km², {density} per km²; {ratio} times as dense as the whole ({spread})</source>
        <translation>{thing}, {ring}: {count} händelser på {area} km², {density} per km²; {ratio} gånger så tätt som helheten ({spread})</translation>
    </message>
    <message>
        <source>week {week} {year}</source>
        <translation>vecka {week} {year}</translation>
    </message>
    <message>
        <source>Looking for the area</source>
        <translation>Letar efter området</translation>
    </message>
    <message>
        <source>Reading the objects</source>
        <translation>Läser objekten</translation>
    </message>
    <message>
        <source>Counting the surroundings</source>
        <translation>Räknar närområdet</translation>
    </message>
    <message>
        <source>Round what? Draw on the map, or select schools, squares, lamps in a layer.</source>
        <translation>Runt vad? Rita på kartan, eller markera skolor, torg, lampor i ett lager.</translation>
    </message>
    <message>
        <source>Keeping the surroundings</source>
        <translation>Sparar närområdet</translation>
    </message>
    <message>
        <source>Reading what was kept</source>
        <translation>Läser vad som har sparats</translation>
    </message>
    <message>
        <source>Draw a &amp;point</source>
        <translation>Rita en &amp;punkt</translation>
    </message>
    <message>
        <source>Draw a &amp;line</source>
        <translation>Rita en &amp;linje</translation>
    </message>
    <message>
        <source>Draw a p&amp;olygon</source>
        <translation>Rita en p&amp;olygon</translation>
    </message>
    <message>
        <source>Point at an &amp;area or an insats</source>
        <translation>Peka på ett &amp;område eller en insats</translation>
    </message>
    <message>
        <source>Take &amp;all objects of the layer</source>
        <translation>Ta &amp;alla objekt i lagret</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Objekt</translation>
    </message>
    <message>
        <source>Distance</source>
        <translation>Avstånd</translation>
    </message>
    <message>
        <source>Round {names}</source>
        <translation>Runt {names}</translation>
    </message>
    <message>
        <source>Round {count} objects</source>
        <translation>Runt {count} objekt</translation>
    </message>
    <message>
        <source>Tick “All objects as one” to keep several objects as one area.</source>
        <translation>Kryssa i ”Alla objekt som ett” för att spara flera objekt som en yta.</translation>
    </message>
    <message>
        <source>“{name}” is kept as an area.</source>
        <translation>”{name}” är sparat som yta.</translation>
    </message>
    <message>
        <source>There is no area here. Draw it instead.</source>
        <translation>Här finns inget område. Rita det i stället.</translation>
    </message>
    <message>
        <source>Saving the review</source>
        <translation>Sparar granskningen</translation>
    </message>
    <message>
        <source>One of the two reports has been deleted meanwhile. Nothing of this pair was changed.</source>
        <translation>En av de två rapporterna har raderats under tiden. Inget av paret ändrades.</translation>
    </message>
    <message>
        <source>Looking at the week</source>
        <translation>Tittar på veckan</translation>
    </message>
    <message>
        <source>row {row} tells another count for the same area, kind and period ({count}).</source>
        <translation>rad {row} har ett annat antal för samma område, slag och period ({count}).</translation>
    </message>
    <message>
        <source>the count belongs together with row {row}, which cannot be used.</source>
        <translation>antalet hör ihop med rad {row}, som inte går att använda.</translation>
    </message>
    <message>
        <source>The database has no areas of that kind, so nothing can be counted in them. Nothing was imported. Import the areas first.</source>
        <translation>Databasen har inga områden av det slaget, så inget kan räknas i dem. Inget hämtades in. Importera områdena först.</translation>
    </message>
    <message>
        <source>These columns were passed by: {columns}.</source>
        <translation>Dessa kolumner lästes inte: {columns}.</translation>
    </message>
    <message>
        <source>there is no area “{area}” in the database.</source>
        <translation>det finns inget område ”{area}” i databasen.</translation>
    </message>
    <message>
        <source>the row does not say what is counted. Choose a kind for such rows.</source>
        <translation>raden säger inte vad som räknas. Välj ett slag för sådana rader.</translation>
    </message>
    <message>
        <source>“{area}” is the name of {count} areas. Say which kind of area is meant.</source>
        <translation>”{area}” är namnet på {count} områden. Ange vilket slags område som menas.</translation>
    </message>
    <message>
        <source>“{text}” is no period that can be read, such as 2026-01 or 2026.</source>
        <translation>”{text}” är ingen period som går att läsa, till exempel 2026-01 eller 2026.</translation>
    </message>
    <message>
        <source>a count is not below 0.</source>
        <translation>ett antal är inte under 0.</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>Ring</translation>
    </message>
    <message>
        <source>Times as dense as the whole</source>
        <translation>Gånger så tätt som helheten</translation>
    </message>
    <message>
        <source>Events by day and hour, spread over the time they may have happened.</source>
        <translation>Händelser per dag och timme, spridda över den tid då de kan ha hänt.</translation>
    </message>
    <message>
        <source>near {name}</source>
        <translation>nära {name}</translation>
    </message>
    <message>
        <source>no name</source>
        <translation>utan namn</translation>
    </message>
    <message>
        <source>{count} against {before} in {compare}: at most {highest} more and {lowest} fewer {unit} and year, bandwidth {bandwidth}. A difference of densities is no test: look at the change by area.</source>
        <translation>{count} mot {before} under {compare}: som mest {highest} fler och {lowest} färre {unit} och år, bandbredd {bandwidth}. En skillnad i täthet är inget test: se på förändringen per område.</translation>
    </message>
    <message>
        <source>{name} ({count} waiting)</source>
        <translation>{name} ({count} väntar)</translation>
    </message>
    <message>
        <source>Cell</source>
        <translation>Ruta</translation>
    </message>
    <message>
        <source>Metres</source>
        <translation>Meter</translation>
    </message>
    <message>
        <source>How many events there are per km² round each place: each event is spread over the BANDWIDTH.

Quartic kernel: an event adds 3/(πh²)·(1−d²/h²)² at the distance d. With few events this is summed exactly at the centre of each cell; with many it is binned first (four nearest cells, then FFT), and the log says by how much one event&apos;s density can be off at most. Choose cells of an eighth of the bandwidth or smaller.

Cells lie on whole multiples of CELL_SIZE, so rasters with the same cells can be compared. Outside MASK there is nodata, where nothing is near 0. EDGE corrects for the kernel that would fall outside the mask.

HOTSPOTS, if asked for, are areas cut from the surface where it is densest: HOTSPOT_RULE says whether HOTSPOT_AMOUNT is the share of the events (in percent) that they hold together, or a multiple of the mean density.

Distances are metres: points in degrees or Web Mercator are brought to SWEREF 99 TM, outside Sweden to their UTM zone. Observations without an exact place are left out and counted.</source>
        <translation>Hur många händelser det finns per km² runt varje plats: varje händelse sprids över bandbredden BANDWIDTH.

Kvartisk kärna: en händelse ger 3/(πh²)·(1−d²/h²)² på avståndet d. Med få händelser summeras det exakt i varje cells mitt; med många samlas de först i rutor (fyra närmaste celler, sedan FFT), och loggen säger hur mycket en händelses täthet då kan vara fel som mest. Välj celler på en åttondel av bandbredden eller mindre.

Cellerna ligger på hela multiplar av CELL_SIZE, så raster med samma celler kan jämföras. Utanför MASK saknas värde, där inget är nära är det 0. EDGE rättar för den del av kärnan som hamnar utanför masken.

HOTSPOTS är, om du ber om det, ytor som skärs ut där det är tätast: HOTSPOT_RULE säger om HOTSPOT_AMOUNT är den andel av händelserna (i procent) som de har tillsammans, eller ett antal gånger medeltätheten.

Avstånd är meter: punkter i grader eller Web Mercator förs till SWEREF 99 TM, utanför Sverige till sin UTM-zon. Observationer utan exakt plats lämnas utanför och räknas.</translation>
    </message>
    <message>
        <source>Hotspots by</source>
        <translation>Hotspots efter</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>Hur mycket</translation>
    </message>
    <message>
        <source>Number of hotspots</source>
        <translation>Antal hotspots</translation>
    </message>
    <message>
        <source>Density where a hotspot begins</source>
        <translation>Täthet där en hotspot börjar</translation>
    </message>
    <message>
        <source>Share of the events (%)</source>
        <translation>Andel av händelserna (%)</translation>
    </message>
    <message>
        <source>Multiple of the mean density</source>
        <translation>Antal gånger medeltätheten</translation>
    </message>
    <message>
        <source>Import counts per area</source>
        <translation>Importera antal per område</translation>
    </message>
    <message>
        <source>Takes counts per area, kind and period, such as the police&apos;s monthly figures, into the shared database. They are used for change and sheets, never in density or hotspots.

INPUT is a table (CSV, Excel, ODS) with columns for area, kind or crime code, period and count, or a crosstab: months, kinds or areas as headings and the counts below them. What no column tells can be told for the whole table by AREA, CATEGORY, FROM and TO. An area is known by its name or id; AREA_KIND says which kind of area, where a name stands for several.

Every count is new, changed, there already, or rejected with row, column and reason; the four are all counts that the table tells: its rows, or the filled cells of a crosstab. Foreign kinds that mean one of the municipality&apos;s own are added up; a sum with a bad cell in it is rejected as a whole. REJECTS is a file that can be mended and imported again. With DRY_RUN nothing is written. Everything goes in, or nothing does.</source>
        <translation>Hämtar antal per område, slag och period, till exempel polisens månadssiffror, in i den gemensamma databasen. De används för förändring och på blad, aldrig i täthetskartor eller hotspots.

INPUT är en tabell (CSV, Excel, ODS) med kolumner för område, slag eller brottskod, period och antal, eller en korstabell: månader, slag eller områden som rubriker och antalen under dem. Det som ingen kolumn säger kan anges för hela tabellen med AREA, CATEGORY, FROM och TO. Ett område känns igen på namn eller id; AREA_KIND säger vilket slags område som menas när ett namn står för flera.

Varje antal är nytt, ändrat, finns redan eller avvisas med rad, kolumn och orsak; de fyra är tillsammans alla antal i tabellen: dess rader, eller de ifyllda cellerna i en korstabell. Främmande slag som betyder ett och samma av kommunens egna läggs ihop; en summa med en felaktig cell avvisas i sin helhet. REJECTS är en fil som kan rättas och hämtas in igen. Med DRY_RUN skrivs ingenting. Allt går in, eller inget alls.</translation>
    </message>
    <message>
        <source>Of {count} counts {imported} are new, {updated} changed, {duplicates} were there already and {rejected} were rejected.</source>
        <translation>Av {count} antal är {imported} nya, {updated} ändrade, {duplicates} fanns redan och {rejected} avvisades.</translation>
    </message>
    <message>
        <source>Area of the whole table</source>
        <translation>Område för hela tabellen</translation>
    </message>
    <message>
        <source>Kind of the whole table</source>
        <translation>Slag för hela tabellen</translation>
    </message>
    <message>
        <source>Table of counts</source>
        <translation>Tabell med antal</translation>
    </message>
    <message>
        <source>First day of the whole table</source>
        <translation>Första dag för hela tabellen</translation>
    </message>
    <message>
        <source>Last day of the whole table</source>
        <translation>Sista dag för hela tabellen</translation>
    </message>
    <message>
        <source>New counts</source>
        <translation>Nya antal</translation>
    </message>
    <message>
        <source>Changed counts</source>
        <translation>Ändrade antal</translation>
    </message>
    <message>
        <source>Counts that were there already</source>
        <translation>Antal som redan fanns</translation>
    </message>
    <message>
        <source>Rejected counts</source>
        <translation>Avvisade antal</translation>
    </message>
    <message>
        <source>From the {count} that reported in both periods alone.</source>
        <translation>Bara från de {count} som rapporterat i båda perioderna.</translation>
    </message>
    <message>
        <source>How many times as dense as the whole, with its 95 % interval</source>
        <translation>Hur många gånger så tätt som helheten, med sitt 95 %-intervall</translation>
    </message>
    <message>
        <source>× density</source>
        <translation>× täthet</translation>
    </message>
    <message>
        <source>Tidying up</source>
        <translation>Städar</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Spara</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Avbryt</translation>
    </message>
    <message>
        <source>{count} linked to another</source>
        <translation>{count} länkade till en annan</translation>
    </message>
    <message>
        <source>Only the first {count} rows are shown here.</source>
        <translation>Bara de första {count} raderna visas här.</translation>
    </message>
    <message>
        <source>The group (internal)</source>
        <translation>Gruppen (internt)</translation>
    </message>
    <message>
        <source>Everybody (public)</source>
        <translation>Alla (offentligt)</translation>
    </message>
    <message>
        <source>A public sheet publishes the counts of {period}. They are recorded and stay as they are, also if reports are added later; the same days cannot be divided another way afterwards.</source>
        <translation>Ett offentligt blad publicerar antalen för {period}. De antecknas och ändras inte, inte heller om rapporter läggs till senare; samma dagar kan inte delas in på ett annat sätt efteråt.</translation>
    </message>
    <message>
        <source>&amp;Publish and write</source>
        <translation>&amp;Publicera och skriv</translation>
    </message>
    <message>
        <source>1 problem without an insats.</source>
        <translation>1 problem utan insats.</translation>
    </message>
    <message>
        <source>{count} problems without an insats.</source>
        <translation>{count} problem utan insats.</translation>
    </message>
    <message>
        <source>No problem is without an insats in this period.</source>
        <translation>Inget problem är utan insats i den här perioden.</translation>
    </message>
    <message>
        <source>Evaluation of {districts}, {days}</source>
        <translation>Utvärdering av {districts}, {days}</translation>
    </message>
    <message>
        <source>The pilot</source>
        <translation>Piloten</translation>
    </message>
    <message>
        <source>The districts together against the rest of the town:</source>
        <translation>Stadsdelarna tillsammans mot resten av staden:</translation>
    </message>
    <message>
        <source>Choose the districts of the pilot: tick one or more.</source>
        <translation>Välj pilotens stadsdelar: kryssa i en eller flera.</translation>
    </message>
    <message>
        <source>There is no rest of the town to compare with: no other area of this kind, and no area of the kind municipality. Import one.</source>
        <translation>Det finns ingen rest av staden att jämföra med: inget annat område av det här slaget, och inget område av slaget kommun. Importera ett.</translation>
    </message>
    <message>
        <source>The days compared with are not wholly observed: reports begin after them.</source>
        <translation>Dagarna som jämförs med är inte helt bevakade: rapporterna börjar senare.</translation>
    </message>
    <message>
        <source>The pilot&apos;s days are not wholly observed: reports end before them.</source>
        <translation>Pilotens dagar är inte helt bevakade: rapporterna slutar tidigare.</translation>
    </message>
    <message>
        <source>The districts</source>
        <translation>Stadsdelarna</translation>
    </message>
    <message>
        <source>The rest, to the same scale</source>
        <translation>Resten, i samma skala</translation>
    </message>
    <message>
        <source>{events} in {days}, and no insats works there.</source>
        <translation>{events} {days}, och ingen insats görs där.</translation>
    </message>
    <message>
        <source>No insats answers this observation.</source>
        <translation>Ingen insats svarar på den här observationen.</translation>
    </message>
    <message>
        <source>A kept hotspot that no insats works on.</source>
        <translation>En sparad hotspot som ingen insats görs på.</translation>
    </message>
    <message>
        <source>The observation is no longer there: somebody has deleted it.</source>
        <translation>Observationen finns inte längre: någon har tagit bort den.</translation>
    </message>
    <message>
        <source>linked to this observation</source>
        <translation>kopplad till den här observationen</translation>
    </message>
    <message>
        <source>{count} insatser answer this observation.</source>
        <translation>{count} insatser svarar på den här observationen.</translation>
    </message>
    <message>
        <source>1 insats answers this observation.</source>
        <translation>1 insats svarar på den här observationen.</translation>
    </message>
    <message>
        <source>works at its place</source>
        <translation>görs på dess plats</translation>
    </message>
    <message>
        <source>Insatser without a problem</source>
        <translation>Insatser utan problem</translation>
    </message>
    <message>
        <source>Problems without an insats</source>
        <translation>Problem utan insats</translation>
    </message>
    <message>
        <source>Looking for insatser that answer it</source>
        <translation>Letar efter insatser som svarar på den</translation>
    </message>
    <message>
        <source>Sheets for {period}, each on its own paper.</source>
        <translation>Blad för {period}, vart och ett på sitt eget papper.</translation>
    </message>
    <message>
        <source>Several sheets would have the same name. Put {field} into the pattern.</source>
        <translation>Flera blad skulle få samma namn. Ta med {field} i mönstret.</translation>
    </message>
    <message>
        <source>All that are open, a page each</source>
        <translation>Alla öppna, en sida var</translation>
    </message>
    <message>
        <source>{count} sheets are written to {path}</source>
        <translation>{count} blad är skrivna till {path}</translation>
    </message>
    <message>
        <source>All sheets of a meeting…</source>
        <translation>Alla blad till ett möte…</translation>
    </message>
    <message>
        <source>Printed before, with the numbers of that time</source>
        <translation>Utskrivna förut, med den tidens siffror</translation>
    </message>
    <message>
        <source>The folder {path} could not be made. Choose another one.</source>
        <translation>Mappen {path} gick inte att skapa. Välj en annan.</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Inga ännu</translation>
    </message>
    <message>
        <source>Keeping the sheet&apos;s recipe</source>
        <translation>Sparar bladets recept</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>Sida {page} av {pages}</translation>
    </message>
    <message>
        <source>Look at the preview first: its draft can be edited here before it is printed.</source>
        <translation>Se på förhandsvisningen först: utkastet går sedan att ändra här innan bladet skrivs ut.</translation>
    </message>
    <message>
        <source>Each sentence of the draft stands on numbers: hold the pointer over it.</source>
        <translation>Varje mening i utkastet vilar på siffror: håll pekaren över texten.</translation>
    </message>
    <message>
        <source>What you write here is printed and kept with the sheet.</source>
        <translation>Det du skriver här kommer med på bladet och sparas med det.</translation>
    </message>
    <message>
        <source>Week&apos;s picture</source>
        <translation>Veckobild</translation>
    </message>
    <message>
        <source>Month&apos;s picture</source>
        <translation>Månadsbild</translation>
    </message>
    <message>
        <source>Tertial analysis</source>
        <translation>Tertialanalys</translation>
    </message>
    <message>
        <source>Year&apos;s summary</source>
        <translation>Årssammanfattning</translation>
    </message>
    <message>
        <source>Areas, a page each</source>
        <translation>Områdesblad</translation>
    </message>
    <message>
        <source>Insatser, a page each</source>
        <translation>Insatsblad</translation>
    </message>
    <message>
        <source>Poster</source>
        <translation>Affisch</translation>
    </message>
    <message>
        <source>For the meeting</source>
        <translation>Mötesunderlag</translation>
    </message>
    <message>
        <source>“{pattern}” is no pattern for names. Use words, / for folders, and the fields {fields}.</source>
        <translation>”{pattern}” är inget mönster för namn. Använd ord, / för mappar och fälten {fields}.</translation>
    </message>
    <message>
        <source>Make a form for reports (Excel)</source>
        <translation>Gör ett rapportformulär (Excel)</translation>
    </message>
    <message>
        <source>Makes a spreadsheet form for reporters who have no QGIS: a row an event, with drop-downs of the municipality&apos;s own kinds, organisations and areas. What is filled in is imported with Import observations, without any mapping.

Make the form anew when kinds or organisations have changed. The form opens in Excel and LibreOffice and holds no macros.</source>
        <translation>Gör ett formulär i Excel för rapportörer som inte har QGIS: en rad för varje händelse, med listor över kommunens egna slag, verksamheter och områden. Det som fylls i hämtas in med Importera observationer, utan att kolumnerna behöver kopplas.

Gör om formuläret när slag eller verksamheter har ändrats. Det öppnas i Excel och LibreOffice och innehåller inga makron.</translation>
    </message>
    <message>
        <source>The form offers {kinds} kinds and {organisations} organisations.</source>
        <translation>Formuläret har {kinds} slag och {organisations} verksamheter att välja bland.</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>Formulär</translation>
    </message>
    <message>
        <source>Kinds in the form</source>
        <translation>Slag i formuläret</translation>
    </message>
    <message>
        <source>Organisations in the form</source>
        <translation>Verksamheter i formuläret</translation>
    </message>
    <message>
        <source>Areas in the form</source>
        <translation>Områden i formuläret</translation>
    </message>
    <message>
        <source>The file “{file}” cannot be written. Nothing was made. Check that the folder is there, and that no other program has the file open.</source>
        <translation>Filen ”{file}” går inte att skriva. Inget gjordes. Kontrollera att mappen finns och att inget annat program har filen öppen.</translation>
    </message>
    <message>
        <source>Summary in place of the draft</source>
        <translation>Sammanfattning i stället för utkastet</translation>
    </message>
    <message>
        <source>Kept sheet</source>
        <translation>Sparat blad</translation>
    </message>
    <message>
        <source>Print all sheets of a meeting</source>
        <translation>Skriv ut alla blad till ett möte</translation>
    </message>
    <message>
        <source>Prints several sheets of one period, each on its own paper, as est:lagesbild does one by one: for the weekly meeting, or in a scheduled job (the exit code is not 0 where something went wrong).

SHEETS are names with commas between them. FOLDER and the folders that PATTERN names are made where they are missing. PATTERN holds words, / for folders, and {municipality}, {period}, {sheet} and {date}.

A file takes its place when it is whole; where one sheet fails, those written before it stay.</source>
        <translation>Skriver ut flera blad för en period, vart och ett på sitt eget papper, som est:lagesbild gör ett i taget: till veckomötet, eller i ett schemalagt jobb (slutkoden är inte 0 om något gått fel).

SHEETS är namn med komma emellan. FOLDER och de mappar som PATTERN namnger skapas om de saknas. PATTERN består av ord, / för mappar, och {municipality}, {period}, {sheet} och {date}.

En fil läggs på plats när den är hel; går ett blad fel blir de som skrivits före det kvar.</translation>
    </message>
    <message>
        <source>Sheets, with commas between them</source>
        <translation>Blad, med komma emellan</translation>
    </message>
    <message>
        <source>Names of the files</source>
        <translation>Filernas namn</translation>
    </message>
    <message>
        <source>SHEETS: there is no sheet “{value}”. There are: {known}.</source>
        <translation>SHEETS: det finns inget blad ”{value}”. De som finns: {known}.</translation>
    </message>
    <message>
        <source>PATTERN: several sheets would have the same name. Put {field} into the pattern.</source>
        <translation>PATTERN: flera blad skulle få samma namn. Ta med {field} i mönstret.</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Mapp</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Filer</translation>
    </message>
    <message>
        <source>FOLDER: the folder {path} could not be made. Choose another one.</source>
        <translation>FOLDER: mappen {path} gick inte att skapa. Välj en annan.</translation>
    </message>
    <message>
        <source>and {count} more</source>
        <translation>och {count} till</translation>
    </message>
    <message>
        <source>Insatser: who, until when</source>
        <translation>Insatser: vem, till när</translation>
    </message>
    <message>
        <source>The week&apos;s reports</source>
        <translation>Veckans rapporter</translation>
    </message>
    <message>
        <source>Places and times</source>
        <translation>Platser och tider</translation>
    </message>
    <message>
        <source>Coming events with raised risk</source>
        <translation>Kommande arrangemang med förhöjd risk</translation>
    </message>
    <message>
        <source>None in the last three months.</source>
        <translation>Inget de senaste tre månaderna.</translation>
    </message>
    <message>
        <source>{kind}: {count}, new</source>
        <translation>{kind}: {count}, nytt</translation>
    </message>
    <message>
        <source>{kind}: none any more</source>
        <translation>{kind}: inga längre</translation>
    </message>
    <message>
        <source>{kind}: {count} ({before} before)</source>
        <translation>{kind}: {count} ({before} före)</translation>
    </message>
    <message>
        <source>&amp;Evaluate a pilot…</source>
        <translation>Ut&amp;värdera en pilot…</translation>
    </message>
    <message>
        <source>Choose districts</source>
        <translation>Välj stadsdelar</translation>
    </message>
    <message>
        <source>Choose the districts of the pilot and its days.</source>
        <translation>Välj pilotens stadsdelar och dagar.</translation>
    </message>
    <message>
        <source>Reading the districts</source>
        <translation>Läser stadsdelarna</translation>
    </message>
    <message>
        <source>Writing the report</source>
        <translation>Skriver rapporten</translation>
    </message>
    <message>
        <source>Evaluating the pilot</source>
        <translation>Utvärderar piloten</translation>
    </message>
    <message>
        <source>Keeping the evaluation</source>
        <translation>Sparar utvärderingen</translation>
    </message>
    <message>
        <source>Write the report</source>
        <translation>Skriv rapporten</translation>
    </message>
    <message>
        <source>Web page (*.html)</source>
        <translation>Webbsida (*.html)</translation>
    </message>
    <message>
        <source>District</source>
        <translation>Stadsdel</translation>
    </message>
    <message>
        <source>Pilot</source>
        <translation>Pilot</translation>
    </message>
    <message>
        <source>The database has no districts. Import areas of the kind district first.</source>
        <translation>Databasen har inga stadsdelar. Importera först områden av slaget stadsdel.</translation>
    </message>
    <message>
        <source>The rest</source>
        <translation>Resten</translation>
    </message>
    <message>
        <source>The report is written: {name}</source>
        <translation>Rapporten är skriven: {name}</translation>
    </message>
    <message>
        <source>The evaluation is kept in the database.</source>
        <translation>Utvärderingen är sparad i databasen.</translation>
    </message>
    <message>
        <source>Produced {day}.</source>
        <translation>Framtagen {day}.</translation>
    </message>
    <message>
        <source>During the pilot</source>
        <translation>Under piloten</translation>
    </message>
    <message>
        <source>Against the rest (95 %)</source>
        <translation>Mot resten (95 %)</translation>
    </message>
    <message>
        <source>{municipality}. Compared with {before}.</source>
        <translation>{municipality}. Jämfört med {before}.</translation>
    </message>
    <message>
        <source>The report could not be written to {path}. Choose another folder and try again.</source>
        <translation>Rapporten kunde inte skrivas till {path}. Välj en annan mapp och försök igen.</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultat</translation>
    </message>
    <message>
        <source>Counts by month</source>
        <translation>Antal per månad</translation>
    </message>
    <message>
        <source>District by district</source>
        <translation>Stadsdel för stadsdel</translation>
    </message>
    <message>
        <source>To know before the result</source>
        <translation>Att veta före resultatet</translation>
    </message>
    <message>
        <source>Is a hotspot passing or a pattern? The period is cut into whole weeks or months; a cell or area is hot in a step when it holds more events than chance would give it, had the step&apos;s events been spread evenly over all cells that ever held one, or all areas (Poisson, p &lt; 0.05). Recent is the last quarter of the steps, rounded up. mk_z and mk_p are Mann-Kendall&apos;s test for a trend, with ties. One event alone makes nothing hot.

none: never hot. new: hot recently, never before. historical: hot before, not recently. Hot both before and recently: intensifying where the counts rise (mk_p &lt; 0.05), diminishing where they fall, else persistent if hot in at least half of the steps, else sporadic.

Give CELL_SIZE or AREAS. At least six steps are needed; begun weeks and months are left out.</source>
        <translation>Är en hotspot tillfällig eller ett mönster? Perioden delas i hela veckor eller månader; en cell eller ett område är hett i ett steg när det har fler händelser än slumpen skulle ge det, om stegets händelser vore jämnt spridda över alla celler som någon gång haft en, eller över alla områden (Poisson, p &lt; 0,05). Nyligen är den sista fjärdedelen av stegen, avrundat uppåt. mk_z och mk_p är Mann-Kendalls test av en trend, med lika värden. En enda händelse gör inget hett.

none (inget): aldrig het. new (nytt): het nyligen, aldrig förut. historical (tidigare): het förut, inte nyligen. Het både förut och nyligen: intensifying (tilltagande) där antalen stiger (mk_p &lt; 0,05), diminishing (avtagande) där de faller, annars persistent (bestående) om den är het i minst hälften av stegen, annars sporadic (sporadiskt).

Ange CELL_SIZE eller AREAS. Det behövs minst sex steg; påbörjade veckor och månader lämnas utanför.</translation>
    </message>
    <message>
        <source>Export observations</source>
        <translation>Exportera observationer</translation>
    </message>
    <message>
        <source>Writes the observations of a selection to an Excel file, a CSV file or a GeoPackage, for departments that make their own assessment. This is working material for the group, not for the public: it holds single events.

PERIOD is a week (2026-W47), a month (2026-11), a tertial (2026-T3), a year (2026) or two dates (2026-11-01/2026-11-15); FROM and TO may be given instead. AREAS, CATEGORIES and SOURCES are names with commas between them. What is left empty means all. WITH_TEXT=false leaves the free text out.

Times are Swedish local time. Cells that a spreadsheet would run as a formula are made harmless. The file can be imported again.</source>
        <translation>Skriver observationerna i ett urval till en Excelfil, en CSV-fil eller en GeoPackage, för förvaltningar som gör en egen bedömning. Detta är arbetsmaterial för gruppen, inte för allmänheten: här finns enskilda händelser.

PERIOD är en vecka (2026-W47), en månad (2026-11), ett tertial (2026-T3), ett år (2026) eller två datum (2026-11-01/2026-11-15); FROM och TO kan anges i stället. AREAS, CATEGORIES och SOURCES är namn med kommatecken emellan. Det som lämnas tomt betyder alla. WITH_TEXT=false utelämnar fritexten.

Tiderna är svensk lokal tid. Celler som ett kalkylprogram skulle köra som en formel görs ofarliga. Filen kan hämtas in igen.</translation>
    </message>
    <message>
        <source>{count} observations were exported.</source>
        <translation>{count} observationer exporterades.</translation>
    </message>
    <message>
        <source>Give either PERIOD or FROM and TO, not both. Nothing was written.</source>
        <translation>Ange antingen PERIOD eller FROM och TO, inte båda. Inget skrevs.</translation>
    </message>
    <message>
        <source>With the free text</source>
        <translation>Med fritexten</translation>
    </message>
    <message>
        <source>Exported observations</source>
        <translation>Exporterade observationer</translation>
    </message>
    <message>
        <source>Prints the lägesbild of a period as PDF, PNG, SVG or one HTML page: map with heatmap and areas, what has changed, when in the week, kinds, most affected places, insatser, coming events, who has reported.

PERIOD is a week (2026-W47), a month (2026-11), a tertial (2026-T3), a year (2026) or two dates (2026-11-01/2026-11-15). COMPARE is previous, last_year, none or a period; left empty, the same period last year is taken, or the one before where that has no observations.

SHEET is vecka (the week&apos;s meeting), manad, tertial, ar (the year), omraden (a page for each area), insats (a page for each open insats, or for those in INSATS), atgardsplan (all insatser by area) or mote (for a meeting). Each has its own paper unless PAPER and ORIENTATION say otherwise.

AUDIENCE=1 makes a public sheet (manad, tertial or ar) of counts that are published: small ones are kept back, no single event, place or text is shown. What is published is recorded and frozen; choose a month or longer that is over, without AREAS, CATEGORIES or SOURCES.

AREAS, CATEGORIES, SOURCES and INSATS are names with commas between them. The layers of the project&apos;s background group are printed faded.

WORDS takes the place of the drafted summary. Each sheet that is not public is kept with its numbers; est:reprintsheet prints it again, by the RUN that is told here.

A change is called worse or better only where its exact test says so, controlled for all that is tested together; otherwise it is uncertain, or there are too few events.</source>
        <translation>Skriver ut lägesbilden för en period som PDF, PNG, SVG eller en HTML-sida: karta med värmekarta och områden, vad som har ändrats, när på veckan, slag, mest utsatta platser, insatser, kommande arrangemang och vilka som har rapporterat.

PERIOD är en vecka (2026-W47), en månad (2026-11), en tertial (2026-T3), ett år (2026) eller två datum (2026-11-01/2026-11-15). COMPARE är previous (perioden före), last_year (samma period förra året), none (inget) eller en period; lämnas den tom tas samma period förra året, eller perioden före om den saknar observationer.

SHEET är vecka (veckomötet), manad, tertial, ar (året), omraden (en sida per område), insats (en sida per öppen insats, eller för dem i INSATS), atgardsplan (alla insatser per område) eller mote (mötesunderlag). Varje blad har sitt eget papper om inte PAPER och ORIENTATION säger annat.

AUDIENCE=1 gör ett offentligt blad (manad, tertial eller ar) av antal som publiceras: små antal hålls inne, och ingen enskild händelse, plats eller text visas. Det som publiceras antecknas och fryses; välj en månad eller längre som är slut, utan AREAS, CATEGORIES eller SOURCES.

AREAS, CATEGORIES, SOURCES och INSATS är namn med komma emellan. Lagren i projektets bakgrundsgrupp skrivs ut nedtonade.

WORDS tar utkastets plats som sammanfattning. Varje blad som inte är offentligt sparas med sina siffror; est:reprintsheet skriver ut det igen, med det RUN som anges här.

En förändring kallas sämre eller bättre bara när dess exakta test säger det, kontrollerat för allt som prövas samtidigt; annars är den osäker, eller så är händelserna för få.</translation>
    </message>
    <message>
        <source>Print a sheet again</source>
        <translation>Skriv ut ett blad igen</translation>
    </message>
    <message>
        <source>Prints a sheet that has been printed before, from its recipe: the same period, choices and paper, the numbers as they were then, and the words that were written for it. Free text comes from the database as it is now: what has been thinned since does not come back.

RUN is what est:lagesbild told when it printed, or latest for the last one.</source>
        <translation>Skriver ut ett blad som skrivits ut förut, efter dess recept: samma period, val och papper, siffrorna som de var då och orden som skrevs till det. Fritext hämtas ur databasen som den är nu: det som gallrats sedan dess kommer inte tillbaka.

RUN är det som est:lagesbild angav vid utskriften, eller latest för det senaste.</translation>
    </message>
    <message>
        <source>Kept sheet (its uuid, or latest)</source>
        <translation>Sparat blad (dess uuid, eller latest)</translation>
    </message>
    <message>
        <source>Next week&apos;s focus</source>
        <translation>Nästa veckas fokus</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Medlemmar</translation>
    </message>
    <message>
        <source>Meets</source>
        <translation>Träffas</translation>
    </message>
    <message>
        <source>No members yet</source>
        <translation>Inga medlemmar än</translation>
    </message>
    <message>
        <source>New group</source>
        <translation>Ny grupp</translation>
    </message>
    <message>
        <source>Looking at the area</source>
        <translation>Tittar på området</translation>
    </message>
    <message>
        <source>Give the group a name.</source>
        <translation>Ge gruppen ett namn.</translation>
    </message>
    <message>
        <source>Saving the group</source>
        <translation>Sparar gruppen</translation>
    </message>
    <message>
        <source>none in the month</source>
        <translation>inga under månaden</translation>
    </message>
    <message>
        <source>“{name}” is saved.</source>
        <translation>”{name}” är sparad.</translation>
    </message>
    <message>
        <source>Somebody else has changed the same</source>
        <translation>Någon annan har ändrat samma sak</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Möte</translation>
    </message>
    <message>
        <source>Reading the meetings</source>
        <translation>Läser mötena</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alla</translation>
    </message>
    <message>
        <source>Filling the agenda</source>
        <translation>Fyller dagordningen</translation>
    </message>
    <message>
        <source>Agenda, {week}</source>
        <translation>Dagordning, {week}</translation>
    </message>
    <message>
        <source>insats: {titles}</source>
        <translation>insats: {titles}</translation>
    </message>
    <message>
        <source>Saving the meeting</source>
        <translation>Sparar mötet</translation>
    </message>
    <message>
        <source>Weekly meeting EST</source>
        <translation>Veckomöte EST</translation>
    </message>
    <message>
        <source>New meeting</source>
        <translation>Nytt möte</translation>
    </message>
    <message>
        <source>Saving the decision</source>
        <translation>Sparar beslutet</translation>
    </message>
    <message>
        <source>The meeting is saved.</source>
        <translation>Mötet är sparat.</translation>
    </message>
    <message>
        <source>“{file}” must end in .xlsx, .csv or .gpkg. Nothing was written. Give another name.</source>
        <translation>”{file}” måste sluta på .xlsx, .csv eller .gpkg. Inget skrevs. Ange ett annat namn.</translation>
    </message>
    <message>
        <source>A spreadsheet holds at most {limit} rows; these are {count}. Nothing was written. Choose .csv or .gpkg, or a shorter period.</source>
        <translation>Ett kalkylblad rymmer högst {limit} rader; dessa är {count}. Inget skrevs. Välj .csv eller .gpkg, eller en kortare period.</translation>
    </message>
    <message>
        <source>The file “{file}” cannot be written. Nothing was exported. Check that the folder is there, and that no other program has the file open.</source>
        <translation>Filen ”{file}” går inte att skriva. Inget exporterades. Kontrollera att mappen finns och att inget annat program har filen öppen.</translation>
    </message>
    <message>
        <source>C&amp;reate</source>
        <translation>&amp;Skapa</translation>
    </message>
    <message>
        <source>{title} (n {count}, {left_out} left out)</source>
        <translation>{title} (n {count}, {left_out} utelämnade)</translation>
    </message>
    <message>
        <source>{title} (n {count})</source>
        <translation>{title} (n {count})</translation>
    </message>
    <message>
        <source>SHEET=affisch is for everybody and publishes the counts of its period. Choose AUDIENCE=1.</source>
        <translation>SHEET=affisch är till för alla och publicerar periodens antal. Välj AUDIENCE=1.</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Redigera</translation>
    </message>
    <message>
        <source>The background layer “{name}” shows the group&apos;s own data, so it is not on the public map.</source>
        <translation>Bakgrundslagret ”{name}” visar gruppens egna uppgifter, så det är inte med på den offentliga kartan.</translation>
    </message>
    <message>
        <source>Getis-Ord Gi*, cells of {side}, neighbours within {reach}, 95 %, controlled for many cells (FDR); those with at least {least} events.</source>
        <translation>Getis-Ord Gi*, rutor om {side}, grannar inom {reach}, 95 %, kontrollerat för många rutor (FDR); de med minst {least} händelser.</translation>
    </message>
    <message>
        <source>The period is not over: {gone} of its {days} days have begun, and a fall may only be that.</source>
        <translation>Perioden är inte slut: {gone} av dess {days} dagar har börjat, och en minskning kan bero bara på det.</translation>
    </message>
    <message>
        <source>How many times as much as the rest of the town it changed: below 1 is fewer, with its 95 % interval. Each verdict takes into account how many districts there are.</source>
        <translation>Hur många gånger så mycket som resten av staden den förändrades: under 1 är färre, med sitt 95 %-intervall. Varje omdöme tar hänsyn till hur många stadsdelarna är.</translation>
    </message>
    <message>
        <source>Carried out</source>
        <translation>Genomförda</translation>
    </message>
    <message>
        <source>Pairs (chance)</source>
        <translation>Par (slump)</translation>
    </message>
    <message>
        <source>Pairs of reports that are likely to be about one event: {count}. Look at them, and link those that are: then they count once.</source>
        <translation>Par av rapporter som troligen handlar om samma händelse: {count}. Titta på dem och länka dem som gör det: då räknas de en gång.</translation>
    </message>
    <message>
        <source>Reports that are linked to another and count no more: {count}.</source>
        <translation>Rapporter som är länkade till en annan och inte räknas: {count}.</translation>
    </message>
    <message>
        <source>New reports since {day}: {count}.</source>
        <translation>Nya rapporter sedan {day}: {count}.</translation>
    </message>
    <message>
        <source>Open faults: {count}, the oldest {age} days. Responsible: {list}.</source>
        <translation>Öppna fel: {count}, det äldsta {age} dagar. Ansvarig: {list}.</translation>
    </message>
    <message>
        <source>Reports to review: {count}.</source>
        <translation>Rapporter att granska: {count}.</translation>
    </message>
    <message>
        <source>Reviewed: {count}.</source>
        <translation>Granskade: {count}.</translation>
    </message>
    <message>
        <source>Linked pairs: {count}. Each counts once from now on.</source>
        <translation>Länkade par: {count}. Vart och ett räknas en gång från och med nu.</translation>
    </message>
    <message>
        <source>Links undone: {count}. The reports count again.</source>
        <translation>Upplösta länkar: {count}. Rapporterna räknas igen.</translation>
    </message>
    <message>
        <source>Mended faults: {count}.</source>
        <translation>Åtgärdade fel: {count}.</translation>
    </message>
</context>
</TS>
