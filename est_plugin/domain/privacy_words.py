"""Three letters before digits that are no registration plate: words, abbreviations, models."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NEVER_ISSUED = _words(
    """
    APA ARG ASS BAJ BSS CUC CUK DUM ETA ETT FAG FAN FEG FEL FEM FES FET FNL FUC FUK FUL GAM GAY GEJ
    GEY GHB GUD GYN HAT HBT HKH HOR HOT KGB KKK KUC KUF KUG KUK KYK LAM LAT LEM LOJ LSD LUS MAD MAO
    MEN MES MLB MUS NAZ NRP NSF NYP OND OOO ORM PAJ PKK PLO PMS PUB RAP RAS ROM RPS RUS SEG SEX SJU
    SOS SPY SUG SUP SUR TBC TOA TOK TRE TYP UFO USA WAM WAR WWW XTC XTZ XXL XXX ZEX ZOG ZOO ZPY ZUG
    ZUP
    """
)
"""Combinations that Transportstyrelsen gives to no vehicle."""

ABBREVIATIONS = _words(
    """
    ALT ANM ART AUG BOX BRB BUN BUS DEC DEL DKK DNR DSC EST EUR FEB GBP GPS HPL HUS JAN JUL JUN KAP
    KFN KNR KOD KOM KSN LED LGH LNR MAR MAX MBN MMS NOK NUM OBS OKT ORG PBL PER PNR RAD RAL REF RUM
    SAL SBN SEK SEP SFS SHA SKR SMS TEL TFN TLF TOR TOT TUR USD ZON
    """
)
"""Written in capitals before a number, and meaning something else."""

LABELS = _words(
    "DEC DNR DSC ETG HPL HUS JPG KNR KSN LED LGH LNR NUM PBL PDF PNG PNR PXL RAL REF RUM SBN SHA TEL"
)
"""Those of them that are glued to their number."""

MODELS = _words(
    """
    AMG BMW CBF CBR CBX CFM CLA CLK CLS CRE CRF CRM CRX CTS DRZ DTR EOS EXC EXF FHL FJR FMX FZR FZS
    GLA GLB GLC GLE GLK GLS GSX GTA GTR GTS GTX HAL KLR KLX KTM KXF KYM MTX NSF NSR PCX RSX RTX RXF
    SHX SLC SLK SMC SXF TDM TRX WRF XLT XSE XSR YZF ZXR
    """
)
"""Vehicles and cameras whose model numbers are whole fives, such as KTM 125."""

WORDS = _words(
    """
    all alp ana and ank ann any apa app apr apt are arg ark arm art ask att aug axa bad bag ban bar
    bas bed ben ber bet bly bob bod bok bom bor bot box bra bro bud bur bus but byg byt can cpl cup
    dag dal dam day dec del dem den der det dkk dnr dom don dra dub duk dum dun ege egg ego eka eko
    eld elt ena ens ers est etc etg ett eur fan far fas fat feb fel fem fet fly for fot fre fru ful
    fyr gap gas gbp ger get god gom gps gul gum gym gyn had hal ham han har has hat hea hej hel hem
    hen her het hoj hon hop hos hot hpl hud hur hus hut hyr jag jan jas jet jmf jul jun kaj kal kan
    kap kar kat kex knr kod kok kol kom kop kor kub kul kur kyl lag lax led lek leo ler lgh lnr lod
    lok los lot lur lut lux lya lyd lyx mag mal man mar mat max med men mer mes mfl mmm mms mod mor
    mos mot mph mun mur mus myr nar nat nej ner new nod nog nok nor nos not now nya nyp och off okt
    ola old oma one ons ord org ork orm oro ort oss ost out pad pan par pas peg pen per pga pnr pol
    pop por ppm pub puh rad rak ral ram ran ras rea ref rek ren res ret ros rot rpm rum rus rut ryk
    rys sak sal sam sax sec sek sel sen sep ser set sex sju sko sku sky sms som son sot spa spy sto
    sum sun sur syd syn tab tag tak tal tam tan tar tax tel ten ter tex tfn the tok tom ton top tor
    tpl tre tro trp tub tum tun tur tus tut two tyg typ ugn und upp usb usd use ute was you yta yxa
    zon zoo
    """
)
"""Words of running text, Swedish first, that stand before numbers."""
